import { rule } from '#kernel';

/** Nothing about a person is written down after the person was erased. */
export const erasedCitizen = rule({
  id: 'PRI-1',
  text: 'When a citizen has been erased, nothing personal about the citizen is recorded any more.',
  source: 'GDPR article 17',
  refusals: { 'citizen-erased': 'Borgeren er slettet, og der kan ikke registreres personoplysninger.' },
});
