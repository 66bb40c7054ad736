import { rule, type Refusal } from '#kernel';

/** Nothing about a person is written down after the person was erased. */
export const erasedCitizen = rule({
  id: 'PRI-1',
  text: 'When a citizen has been erased, nothing personal about the citizen is recorded any more.',
  source: 'GDPR article 17',
  refusals: { 'citizen-erased': 'Borgeren er slettet, og der kan ikke registreres personoplysninger.' },
});

/** The refusal under {@link erasedCitizen}. */
export const citizenErased: Refusal = {
  rule: erasedCitizen.id,
  reason: 'citizen-erased',
  text: erasedCitizen.refusals['citizen-erased'],
  facts: {},
};
