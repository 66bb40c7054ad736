import { type PlainDate, type Uuid } from '#kernel';
import { type Interval } from '../pathway/interval.js';
import { type PlaceKind, type PlaceProperty } from './kinds.js';
import { freeForGoodFrom, occupancies, takenPlaces } from './occupancy.js';
import { type Place, type Tilbud } from './state.js';

/** What somebody needs of a place. */
export interface Wish {
  readonly kind: PlaceKind;
  readonly needs: readonly PlaceProperty[];
}

/** Whether a place is of the kind and has all that is needed. */
export function fits({ kind, properties }: Place, wish: Wish): boolean {
  return kind === wish.kind && wish.needs.every((need) => properties.includes(need));
}

/** Whether a place is there on all the dates. */
export function lasts(place: Interval, dates: Interval): boolean {
  return place.from <= dates.from && (place.until === null || (dates.until !== null && dates.until <= place.until));
}

/**
 * The place for a wish: one that fits and is free on all the dates, with the least that was not asked for, so that rare
 * places are kept for those who need them; of equals the one that was added first. Nothing when there is none.
 * @param except a reservation that does not stand in its own way
 */
export function pickPlace(tilbud: Tilbud, wish: Wish, dates: Interval, today: PlainDate, except?: Uuid): Place | undefined {
  const taken = takenPlaces(tilbud, dates, today, except);
  return tilbud.places
    .filter((place) => fits(place, wish) && lasts(place, dates) && !taken.has(place.placeId))
    .reduce<Place | undefined>((best, place) => (best && best.properties.length <= place.properties.length ? best : place), undefined);
}

/** The earliest date, from a given one on, from which some fitting place is expected to be free for good; null when none is known. */
export function nextFreeFrom(tilbud: Tilbud, wish: Wish, from: PlainDate, today: PlainDate): PlainDate | null {
  const all = occupancies(tilbud, today);
  const dates = tilbud.places
    .filter((place) => fits(place, wish) && place.until === null)
    .map((place) => freeForGoodFrom(place.placeId, from > place.from ? from : place.from, all))
    .filter((date) => date !== null);
  return dates.reduce<PlainDate | null>((earliest, date) => (earliest === null || date < earliest ? date : earliest), null);
}
