import { addDays, laterOf, type PlainDate, type Uuid } from '#kernel';
import { overlap, type Interval } from '../pathway/interval.js';
import { type Reservation, type Tilbud } from './state.js';

/** Dates on which a reservation takes a place, or takes none while it has no place of its own. */
export interface Occupancy extends Interval {
  readonly reservationId: Uuid;
  readonly placeId: Uuid | null;
}

/**
 * The first date on which what is kept is expected not to be, as seen on a date; null when nothing is known of an end. Who
 * was to leave and has not is there today at least.
 */
export function expectedEnd(reservation: Reservation, today: PlainDate): PlainDate | null {
  const { is, from, until, expected, vacatedOn } = reservation;
  if (is === 'released') return from;
  if (vacatedOn !== null) return vacatedOn;
  const end = expected ?? until;
  if (end === null || is === 'held') return end;
  return end < today ? addDays(today, 1) : end;
}

/** When and where a reservation takes a place, as seen on a date; nothing where it was given back. */
export function occupanciesOf(reservation: Reservation, today: PlainDate): readonly Occupancy[] {
  const { reservationId, placings } = reservation;
  const end = expectedEnd(reservation, today);
  return placings.flatMap(({ placeId, from }, at) => {
    const next = placings[at + 1]?.from ?? null;
    const until = next === null ? end : end === null || next < end ? next : end;
    return until !== null && until <= from ? [] : [{ reservationId, placeId, from, until }];
  });
}

/** All that takes, took or is expected to take a place, as seen on a date. */
export function occupancies({ reservations, past }: Tilbud, today: PlainDate): readonly Occupancy[] {
  return [...past, ...reservations].flatMap((one) => occupanciesOf(one, today));
}

/** The places that are taken on any of the dates. */
export function takenPlaces(tilbud: Tilbud, dates: Interval, today: PlainDate, except?: Uuid): ReadonlySet<Uuid> {
  const taken = new Set<Uuid>();
  for (const { placeId, reservationId, ...during } of occupancies(tilbud, today)) {
    if (placeId !== null && reservationId !== except && overlap(during, dates)) taken.add(placeId);
  }
  return taken;
}

/** The earliest date, from a given one on, from which what is asked for would be free for good; null when that is not known. */
export function freeForGoodFrom(placeId: Uuid, from: PlainDate, all: readonly Occupancy[]): PlainDate | null {
  let free = from;
  for (const one of all) {
    if (one.placeId !== placeId) continue;
    if (one.until === null) return null;
    free = laterOf(free, one.until);
  }
  return free;
}
