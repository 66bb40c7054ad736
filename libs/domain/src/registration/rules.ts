import { rule } from '#kernel';

export const CIT_3 = rule({
  id: 'CIT-3',
  text: 'A personnummer belongs to one citizen at a time.',
  source: 'Project decision: one person, one pathway; two registrations of one person are merged, never made',
  refusals: { 'citizen-already-registered': 'Borgeren er allerede registreret.' },
});
