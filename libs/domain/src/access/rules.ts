import { rule } from '#kernel';

export const ACC_1 = rule({
  id: 'ACC-1',
  text:
    'A case is its acting municipality’s. There, authority and managers reach every citizen; staff of a tilbud reach those who stay ' +
    'there, get support from it, wait for it, are on the way to or from it, or know its staff, and for some time after (policy, ' +
    '30 days until set otherwise), so that what is recorded late can be recorded. They also reach whom they take in. Under a ' +
    'delegation in force the same holds for the municipality that performs, within its scope. A municipality that is offered a ' +
    'case may answer. A region tells, and sees nothing. To everybody else a citizen does not exist.',
  source: 'Databeskyttelsesforordningen articles 5 and 32; retssikkerhedsloven § 9',
  refusals: { 'out-of-reach': 'The citizen is not known.' },
});

export const ACC_2 = rule({
  id: 'ACC-2',
  text: 'Under a delegation for some tilbud, or some sections, nothing is recorded at another tilbud, or under another section.',
  source: 'Project decision: who performs for another does what was agreed',
  refusals: { 'beyond-delegation': 'The delegation does not cover this tilbud, or this section.' },
});

export const ACC_3 = rule({
  id: 'ACC-3',
  text: 'What a municipality keeps for itself, such as its agreements, is no other municipality’s: to others it does not exist.',
  source: 'Project decision',
  refusals: { 'not-there': 'There is nothing here.' },
});
