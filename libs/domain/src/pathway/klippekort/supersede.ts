import { type PlainDate, type Uuid } from '#kernel';
import { KlippekortSuperseded, type KlippekortEvent } from './events.js';
import { inForceOn, type KlippekortState } from './state.js';

/** Ends the card that is in force when a visitation is granted, or when another card is issued (rule KLI-2). */
export function supersedeKlippekort(
  by: { readonly visitationId: Uuid } | { readonly byCardId: Uuid },
  on: PlainDate,
  { cards }: KlippekortState,
): KlippekortEvent[] {
  return cards
    .filter((card) => card.uses.length < card.clips && inForceOn(card, on))
    .map(({ cardId }) => KlippekortSuperseded.of({ cardId, ...by }, { on }));
}
