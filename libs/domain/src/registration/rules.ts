import { rule } from '#kernel';

export const CIT_4 = rule({
  id: 'CIT-4',
  text: 'A personnummer belongs to one citizen at a time.',
  source: 'Project decision: one person, one pathway; two registrations of one person are merged, never made',
  refusals: { 'citizen-already-registered': 'A citizen with this personnummer is registered already.' },
});
