import { type Capacity, capacityOn, type FreePlace, freePlacesOn, type Place, type Registration, tilbudBreaches } from '#domain';
import { expectedEnd, occupancies, type Occupancy } from '#domain/tilbud/occupancy.js';
import { type Reservation } from '#domain/tilbud/state.js';
import { type PlainDate, type Uuid } from '#kernel';
import { type TilbudLook } from './look-at-tilbud.js';

/** What is kept for a citizen, as a date is asked about. */
export interface ReservationResource extends Pick<Reservation, 'reservationId' | 'citizenId' | 'stayId' | 'kind' | 'needs' | 'is' | 'from' | 'holdUntil' | 'placeless'> {
  /** The place on the date; null where there is none of its own. */
  readonly placeId: Uuid | null;
  /** First date without, as far as that is planned or known. */
  readonly until: PlainDate | null;
}

/** A place, and who is in it on the date, or is expected. */
export interface PlaceResource extends Place {
  readonly takenBy: readonly ReservationResource[];
}

export interface TilbudResource extends Registration {
  readonly id: Uuid;
  readonly version: number;
  readonly asOf: PlainDate;
  /** Those that are there on the date, in the order in which they were added. */
  readonly places: readonly PlaceResource[];
  /** Who is there, or expected, on the date without a place of their own. */
  readonly withoutPlace: readonly ReservationResource[];
  readonly capacity: readonly Capacity[];
  /** Limits that are broken by the date (rule STAY-2). */
  readonly breaches: ReturnType<typeof tilbudBreaches>;
}

export interface CapacityResource {
  readonly id: Uuid;
  readonly name: string;
  readonly date: PlainDate;
  readonly capacity: readonly Capacity[];
  readonly free: readonly FreePlace[];
}

const holds = ({ from, until }: { readonly from: PlainDate; readonly until: PlainDate | null }, date: PlainDate) => from <= date && (until === null || date < until);

/** What is kept at the tilbud on a date. */
export function reservationsOn({ tilbud, seenOn }: TilbudLook, date: PlainDate): readonly ReservationResource[] {
  const kept = new Map([...tilbud.past, ...tilbud.reservations].map((one) => [one.reservationId, one]));
  return occupancies(tilbud, seenOn)
    .filter((one) => holds(one, date))
    .flatMap((one) => {
      const of = kept.get(one.reservationId);
      return of ? [resourceOf(one, of, seenOn)] : [];
    });
}

function resourceOf({ placeId }: Occupancy, of: Reservation, seenOn: PlainDate): ReservationResource {
  const { reservationId, citizenId, stayId, kind, needs, is, from, holdUntil, placeless } = of;
  return { reservationId, citizenId, stayId, kind, needs, is, from, until: expectedEnd(of, seenOn), placeId, holdUntil, placeless: placeId === null ? placeless : null };
}

export function tilbudResource(id: Uuid, look: TilbudLook, asOf: PlainDate): TilbudResource {
  const { tilbud, seenOn, version } = look;
  const kept = reservationsOn(look, asOf);
  return {
    id,
    version,
    ...tilbud.registration,
    asOf,
    places: tilbud.places.filter((place) => holds(place, asOf)).map((place) => ({ ...place, takenBy: kept.filter((one) => one.placeId === place.placeId) })),
    withoutPlace: kept.filter(({ placeId }) => placeId === null),
    capacity: capacityOn(tilbud, asOf, seenOn),
    breaches: tilbudBreaches(tilbud).filter(({ since }) => since <= asOf),
  };
}

export function capacityResource(id: Uuid, { tilbud, seenOn }: TilbudLook, date: PlainDate): CapacityResource {
  return { id, name: tilbud.registration.name, date, capacity: capacityOn(tilbud, date, seenOn), free: freePlacesOn(tilbud, date, {}, seenOn) };
}
