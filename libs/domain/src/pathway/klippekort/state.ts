import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type offerAnswers } from './events.js';

/** One talk on a card. */
export interface Talk {
  readonly on: PlainDate;
  readonly workerId: Uuid;
  readonly tilbudId: Uuid;
  /** Whether the citizen knew the worker beforehand. */
  readonly workerKnown: boolean;
}

/** A new inquiry that was offered on a date, and what the citizen said to it. */
export interface InquiryOffer {
  readonly offerId: Uuid;
  readonly on: PlainDate;
  readonly answer: (typeof offerAnswers)[number];
}

/** A card stays in the record for good: its uses count in the statistics whatever ended it. */
export interface Klippekort {
  readonly cardId: Uuid;
  readonly clips: number;
  /** Dates of the talks, in the order they are known. */
  readonly uses: readonly PlainDate[];
  /** The same talks, with who took them. */
  readonly talks: readonly Talk[];
  readonly offers: readonly InquiryOffer[];
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
      return { cards: [...state.cards, { ...event.data, uses: [], talks: [], offers: [] }] };
    case 'ClipUsed': {
      const { cardId, ...talk } = event.data;
      const on = event.effective;
      return change(state, cardId, (card) => ({ ...card, uses: [...card.uses, on], talks: [...card.talks, { ...talk, on }] }));
    }
    case 'NewInquiryOffered': {
      const { cardId, ...offer } = event.data;
      return change(state, cardId, (card) => ({ ...card, offers: [...card.offers, { ...offer, on: event.effective }] }));
    }
    case 'KlippekortExpired':
      return ended(state, event.data.cardId, { as: 'expired', on: event.effective });
    case 'KlippekortSuperseded':
      return ended(state, event.data.cardId, { as: 'superseded', on: event.effective });
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

/** The card in force on a date: the last one issued, for one whose clips are used up may still be valid. Else the last one issued. */
export function cardFor({ cards }: KlippekortState, date: PlainDate): Klippekort | undefined {
  return cards.findLast((card) => inForceOn(card, date)) ?? cards.at(-1);
}

/** A card ends once, on the first date that ends it. */
function ended(state: KlippekortState, id: Uuid, as: NonNullable<Klippekort['ended']>): KlippekortState {
  return change(state, id, (card) => (card.ended ? card : { ...card, ended: as }));
}

function change(state: KlippekortState, id: Uuid, to: (card: Klippekort) => Klippekort): KlippekortState {
  return { cards: state.cards.map((card) => (card.cardId === id ? to(card) : card)) };
}
