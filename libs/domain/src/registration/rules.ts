import { rule } from '#kernel';

export const CIT_4 = rule({
  id: 'CIT-4',
  text: 'A personnummer belongs to one citizen at a time. When two registrations turn out to be one person it is given to the one that goes on.',
  source: 'Project decision: one person, one pathway; two registrations of one person are merged, never made',
  refusals: {
    'citizen-already-registered': 'A citizen with this personnummer is registered already.',
    'registered-elsewhere':
      'Another municipality has the case of the person with this personnummer. Ask it to hand the case over, or for a delegation.',
    'not-theirs': 'The personnummer is not that citizen’s.',
  },
});
