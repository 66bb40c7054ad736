import { expectedEnd } from '#domain/tilbud/occupancy.js';
import { type Place, type Registration, type Reservation, type Tilbud, type WaitingEntry } from '#domain';
import { type PlainDate } from '#kernel';
import { type Row, type RowSource } from '../bitemporal/index.js';

/** A tilbud, and since when it is known that it is one. */
export interface KnownTilbud {
  readonly tilbud: Tilbud;
  readonly registeredOn: PlainDate | null;
}

/** What a row of each kind shows. */
export type TilbudDetails = Registration;
export type PlaceDetails = Pick<Place, 'placeId' | 'kind' | 'properties'> & {
  /** Place in the order of adding. */
  readonly order: number;
};
export type ReservationDetails = Reservation;
export type WaitingDetails = Omit<WaitingEntry, 'formerly'>;

/** The tilbud itself, from the first date that it had a place on. */
export const registrationRows: RowSource<KnownTilbud> = {
  reads: ({ tilbud, registeredOn }) => [tilbud.registration, tilbud.places, registeredOn],
  rows: ({ tilbud: { registration, places }, registeredOn }, { id }): readonly Row<TilbudDetails>[] => {
    if (!registration || registeredOn === null) return [];
    const from = places.reduce((first, place) => (place.from < first ? place.from : first), registeredOn);
    return [{ kind: 'tilbud', key: '', citizenId: null, unit: id, state: registration.kind, at: registration.name, from, until: null, details: registration }];
  },
};

export const placeRows: RowSource<KnownTilbud> = {
  reads: ({ tilbud }) => [tilbud.places],
  rows: ({ tilbud: { places } }, { id }): readonly Row<PlaceDetails>[] =>
    places.map(({ placeId, kind, properties, from, until }, order) => ({
      kind: 'place',
      key: placeId,
      citizenId: null,
      unit: id,
      state: kind,
      at: from,
      from,
      until,
      details: { placeId, kind, properties, order },
    })),
};

/**
 * What is kept for citizens, as planned: whoever lives in a place leaves when that is planned, until it is recorded
 * otherwise. Nothing of what was given back.
 */
export const liveReservationRows: RowSource<KnownTilbud> = {
  reads: ({ tilbud }) => [tilbud.reservations],
  rows: ({ tilbud: { reservations } }, { id }) => reservations.map((one) => reservationRow(one, id)),
};

/** Apart from the live ones, because there is much more of it and it seldom changes. */
export const formerReservationRows: RowSource<KnownTilbud> = {
  reads: ({ tilbud }) => [tilbud.past],
  rows: ({ tilbud: { past } }, { id }) => past.filter(({ is }) => is === 'vacated').map((one) => reservationRow(one, id)),
};

const made = new WeakMap<Reservation, Row<ReservationDetails>>();

/** The very same row for the very same reservation, so that what has not changed need not be compared. */
function reservationRow(reservation: Reservation, unit: string): Row<ReservationDetails> {
  const before = made.get(reservation);
  if (before?.unit === unit) return before;
  const { reservationId: key, citizenId, is: state, from } = reservation;
  const until = expectedEnd(reservation, from);
  const row = { kind: 'reservation', key, citizenId, unit, state, at: from, from, until, details: reservation };
  made.set(reservation, row);
  return row;
}

export const waitingRows: RowSource<KnownTilbud> = {
  reads: ({ tilbud }) => [tilbud.waiting],
  rows: ({ tilbud: { waiting } }, { id }): readonly Row<WaitingDetails>[] =>
    waiting.map(({ formerly: _formerly, ...entry }) => ({
      kind: 'waiting',
      key: entry.entryId,
      citizenId: entry.citizenId,
      unit: id,
      state: entry.endedBecause ?? 'waiting',
      at: entry.since,
      from: entry.since,
      until: entry.until,
      details: entry,
    })),
};

