import { rule } from '#kernel';

export const CIT_3 = rule({
  id: 'CIT-3',
  text: 'A citizen is registered once; what changes later is an entry of its own.',
  source: 'Project decision',
  refusals: { 'already-registered': 'The citizen has been registered already.' },
});

export const CIT_5 = rule({
  id: 'CIT-5',
  text:
    'Name, address and protection of name and address change from a date on, also recorded late; what is not said stays as it was. ' +
    'What is personal stands under the citizen’s own key.',
  source: 'CPR-loven § 28; databeskyttelsesforordningen article 16',
  refusals: { 'nothing-changed': 'Nothing is said to have changed.' },
});

export const CIT_6 = rule({
  id: 'CIT-6',
  text:
    'A citizen may come to have another CPR number, from a date on: an official one for a replacement number or for another ' +
    'official one. The former number still leads to the citizen.',
  source: 'CPR-loven § 3; project decision',
  refusals: { 'official-by-replacement': 'An official CPR number is not changed for a replacement number.' },
});

export const CPR_1 = rule({
  id: 'CPR-1',
  text:
    'A CPR number is ten digits whose first six, with the seventh naming the century, are an existing date. Modulus 11 is not ' +
    'required. Sixty added to the day marks a replacement number.',
  source: 'CPR-kontoret: numbers without modulus 11 are given since 2007',
  refusals: {
    'not-ten-digits': 'A CPR number has ten digits, with or without a hyphen after the sixth.',
    'impossible-date': 'The first six digits of the CPR number are not an existing date.',
  },
});
