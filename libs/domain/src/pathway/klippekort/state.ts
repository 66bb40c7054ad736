import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';

/** A card stays in the record for good: its uses count in the statistics whatever ended it. */
export interface Klippekort {
  readonly cardId: Uuid;
  readonly clips: number;
  /** Dates of the talks, in the order they are known. */
  readonly uses: readonly PlainDate[];
  readonly validFrom: PlainDate;
  /** Last valid date, inclusive. */
  readonly validThrough: PlainDate;
  readonly ended?: { readonly as: 'expired' | 'superseded'; readonly on: PlainDate };
}

export type KlippekortStatus = 'active' | 'used-up' | 'expired' | 'superseded';

export interface KlippekortState {
  readonly cards: readonly Klippekort[];
}

export const initial: KlippekortState = { cards: [] };

export function evolve(state: KlippekortState, event: PathwayEvent): KlippekortState {
  switch (event.type) {
    case 'KlippekortIssued':
      return { cards: [...state.cards, { ...event.data, uses: [] }] };
    case 'ClipUsed':
      return change(state, event.data.cardId, (card) => ({ ...card, uses: [...card.uses, event.effective] }));
    case 'KlippekortExpired':
      return change(state, event.data.cardId, (card) => ({ ...card, ended: { as: 'expired', on: event.effective } }));
    case 'KlippekortSuperseded':
      return change(state, event.data.cardId, (card) => ({ ...card, ended: { as: 'superseded', on: event.effective } }));
    default:
      return state;
  }
}

/** What a card has become. */
export function statusOf({ ended, uses, clips }: Klippekort): KlippekortStatus {
  if (ended) return ended.as;
  return uses.length >= clips ? 'used-up' : 'active';
}

/** Whether a talk on a date falls under the card: within the validity, and before a visitation superseded it. */
export function inForceOn({ validFrom, validThrough, ended }: Klippekort, date: PlainDate): boolean {
  return validFrom <= date && date <= validThrough && (ended === undefined || date < ended.on);
}

/** The card in force on a date, or else the last one issued. */
export function cardFor({ cards }: KlippekortState, date: PlainDate): Klippekort | undefined {
  return cards.find((card) => inForceOn(card, date)) ?? cards.at(-1);
}

function change(state: KlippekortState, id: Uuid, to: (card: Klippekort) => Klippekort): KlippekortState {
  return { cards: state.cards.map((card) => (card.cardId === id ? to(card) : card)) };
}
