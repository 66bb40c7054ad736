import { rule } from '#kernel';

export const CIT_3 = rule({
  id: 'CIT-3',
  text: 'A citizen is registered once; what changes later is an entry of its own.',
  source: 'Project decision',
  refusals: { 'already-registered': 'The citizen has been registered already.' },
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
