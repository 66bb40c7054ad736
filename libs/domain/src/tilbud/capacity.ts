import { type PlainDate, type Uuid } from '#kernel';
import { includes } from '../pathway/interval.js';
import { placeKinds, type PlaceKind, type PlaceProperty } from './kinds.js';
import { occupancies, type Occupancy } from './occupancy.js';
import { type Place, type Reservation, type Tilbud } from './state.js';

/** A place that nobody has on a date. */
export interface FreePlace {
  readonly placeId: Uuid;
  readonly kind: PlaceKind;
  readonly properties: readonly PlaceProperty[];
  /** `certain`: nobody has it now either. `expected`: somebody is to be out of it by then. */
  readonly certainty: 'certain' | 'expected';
  /** First date on which it is given to another, or there no more; null when it is free on and on. */
  readonly freeUntil: PlainDate | null;
}

/** What is asked of a free place. */
export interface Wanted {
  readonly kind?: PlaceKind | undefined;
  readonly needs?: readonly PlaceProperty[] | undefined;
}

/**
 * The places that are free on a date, as seen on another: all that are there, of the kind, with the properties, that
 * nobody has or is expected to have on that date.
 */
export function freePlacesOn(tilbud: Tilbud, date: PlainDate, { kind, needs = [] }: Wanted, today: PlainDate): readonly FreePlace[] {
  const all = occupancies(tilbud, today);
  const live = new Set<Uuid>(tilbud.reservations.map(({ reservationId }) => reservationId));
  return tilbud.places
    .filter((place) => includes(place, date) && (kind === undefined || place.kind === kind) && needs.every((need) => place.properties.includes(need)))
    .flatMap((place) => freeOn(place, date, all.filter(({ placeId }) => placeId === place.placeId), live));
}

function freeOn(place: Place, date: PlainDate, taken: readonly Occupancy[], live: ReadonlySet<Uuid>): readonly FreePlace[] {
  if (taken.some((one) => includes(one, date))) return [];
  const awaited = taken.some(({ reservationId, until }) => live.has(reservationId) && until !== null && until <= date);
  const next = taken.filter(({ from }) => from > date).map(({ from }) => from);
  const ends = place.until === null ? next : [...next, place.until];
  const freeUntil = ends.reduce<PlainDate | null>((first, one) => (first === null || one < first ? one : first), null);
  const { placeId, kind, properties } = place;
  return [{ placeId, kind, properties, certainty: awaited ? 'expected' : 'certain', freeUntil }];
}

/** How many places of a kind there are on a date, and how they are used. */
export interface Capacity {
  readonly kind: PlaceKind;
  readonly places: number;
  readonly occupied: number;
  /** Kept for somebody who has not moved in. */
  readonly reserved: number;
  readonly freeForCertain: number;
  readonly expectedFree: number;
  /** Citizens in or expected who have no place of their own on that date. */
  readonly withoutPlace: number;
}

/** Capacity on a date, as seen on another: one line for each kind that the tilbud has places of or citizens in. */
export function capacityOn(tilbud: Tilbud, date: PlainDate, today: PlainDate): readonly Capacity[] {
  const free = freePlacesOn(tilbud, date, {}, today);
  const there = new Map(tilbud.places.filter((place) => includes(place, date)).map((place) => [place.placeId, place.kind]));
  const kept = new Map<Uuid, Reservation>([...tilbud.past, ...tilbud.reservations].map((one) => [one.reservationId, one]));
  const taken = occupancies(tilbud, today).filter((one) => includes(one, date));
  const kindOf = ({ reservationId }: Occupancy) => kept.get(reservationId)?.kind;
  return placeKinds
    .map((kind): Capacity => {
      const placed = taken.filter(({ placeId }) => placeId !== null && there.get(placeId) === kind);
      const places = (held: boolean) => new Set(placed.filter(({ reservationId }) => (kept.get(reservationId)?.is === 'held') === held).map(({ placeId }) => placeId));
      const occupied = places(false);
      const ofKind = free.filter((place) => place.kind === kind);
      return {
        kind,
        places: [...there.values()].filter((one) => one === kind).length,
        occupied: occupied.size,
        reserved: [...places(true)].filter((placeId) => !occupied.has(placeId)).length,
        freeForCertain: ofKind.filter(({ certainty }) => certainty === 'certain').length,
        expectedFree: ofKind.filter(({ certainty }) => certainty === 'expected').length,
        withoutPlace: taken.filter((one) => kindOf(one) === kind && (one.placeId === null || !there.has(one.placeId))).length + doubled(placed),
      };
    })
    .filter(({ places, withoutPlace }) => places > 0 || withoutPlace > 0);
}

/** How many more have a place than there are places that they have. */
function doubled(placed: readonly Occupancy[]): number {
  return placed.length - new Set(placed.map(({ placeId }) => placeId)).size;
}
