import { type PlainDate, type Uuid } from '#kernel';
import { KlippekortSuperseded, type KlippekortEvent } from './events.js';
import { inForceOn, statusOf, type KlippekortState } from './state.js';

/** Ends the card that is in force when a visitation reopens the pathway (rule KLI-2). */
export function supersedeKlippekort(visitationId: Uuid, on: PlainDate, { cards }: KlippekortState): KlippekortEvent[] {
  return cards
    .filter((card) => statusOf(card) === 'active' && inForceOn(card, on))
    .map(({ cardId }) => KlippekortSuperseded.of({ cardId, visitationId }, { on }));
}
