import { type PathwayState } from '#domain';
import { statusOf, type Klippekort, type KlippekortStatus } from '#domain/pathway/klippekort/state.js';

/** A card, how much of it is used, and what it has become. */
export interface CardResource extends Klippekort {
  readonly status: KlippekortStatus;
  readonly left: number;
}

export interface KlippekortResource {
  /** The card issued last; null when none was. */
  readonly current: CardResource | null;
  /** All cards, the first one issued first. */
  readonly cards: readonly CardResource[];
}

export function klippekortResource({ klippekort }: PathwayState): KlippekortResource {
  const cards = klippekort.cards.map((card) => ({ ...card, status: statusOf(card), left: Math.max(0, card.clips - card.uses.length) }));
  return { current: cards.at(-1) ?? null, cards };
}
