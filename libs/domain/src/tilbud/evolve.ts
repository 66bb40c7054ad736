import { type PlainDate, type Uuid } from '#kernel';
import { type TilbudEvent } from './events.js';
import { transferred, type Placing, type Reservation, type Tilbud, type WaitingEntry } from './state.js';

/** What an event at the tilbud makes of it. */
export function evolve(state: Tilbud, event: TilbudEvent): Tilbud {
  switch (event.type) {
    case 'TilbudRegistered':
      return { ...state, registration: event.data };
    case 'PlaceAdded':
      return { ...state, places: [...state.places, { ...event.data, until: null }] };
    case 'PlaceWithdrawn': {
      const { placeId, from } = event.data;
      return { ...state, places: state.places.map((place) => (place.placeId === placeId ? { ...place, until: from } : place)) };
    }
    case 'PlaceReserved': {
      const { placeId, ...asked } = event.data;
      return reserve(state, { ...kept(asked), placings: [{ placeId, from: asked.from }], placeless: null });
    }
    case 'OverOccupancyAllowed': {
      const { because, ...asked } = event.data;
      return reserve(state, { ...kept(asked), placings: [{ placeId: null, from: asked.from }], placeless: because });
    }
    case 'StayWithoutPlace': {
      const { from } = event.data;
      const stay = { ...event.data, needs: [], until: null, holdUntil: null };
      return reserve(state, { ...kept(stay), placings: [{ placeId: null, from }], placeless: 'stay-runs' });
    }
    case 'ReservationClaimed': {
      const { reservationId, stayId, from, holdUntil } = event.data;
      return change(state, reservationId, (one) => {
        const booked = one.booked ?? (one.holdUntil === null ? null : { from: one.from, holdUntil: one.holdUntil });
        return { ...startingOn(one, from), stayId, holdUntil, booked };
      });
    }
    case 'ClaimWithdrawn': {
      const { reservationId, from, holdUntil } = event.data;
      return change(state, reservationId, (one) => ({ ...startingOn(one, from), stayId: null, holdUntil, booked: null }));
    }
    case 'ReservationConfirmed':
      return change(state, event.data.reservationId, (one) => ({ ...startingOn(one, event.data.from), is: 'occupied', holdUntil: null }));
    case 'OccupancyRedated':
      return change(state, event.data.reservationId, (one) => startingOn(one, event.data.from));
    case 'ReservationReleased': {
      const { reservationId, because } = event.data;
      return change(state, reservationId, (one) => ({ ...one, is: 'released', releasedBecause: because }));
    }
    case 'PlaceVacated':
      return change(state, event.data.reservationId, (one) => ({ ...one, is: 'vacated', vacatedOn: event.data.on }));
    case 'VacancyUndone':
      return change(state, event.data.reservationId, (one) => ({ ...one, is: 'occupied', vacatedOn: null }));
    case 'ExpectedVacancyChanged':
      return change(state, event.data.reservationId, (one) => ({ ...one, expected: event.data.on }));
    case 'PlaceChanged': {
      const { reservationId, placeId, on } = event.data;
      return change(state, reservationId, (one) => ({ ...one, placings: placedAnew(one.placings, { placeId, from: on }) }));
    }
    case 'ReservationTransferred':
      return change(state, event.data.reservationId, (one) => transferred(one, event.data.citizenId));
    case 'WaitingListEntered':
      return { ...state, waiting: [...state.waiting, { ...event.data, formerly: [], until: null, endedBecause: null }] };
    case 'WaitingListEntryEnded': {
      const { entryId, on, because } = event.data;
      return changeEntry(state, entryId, (entry) => ({ ...entry, until: on, endedBecause: because }));
    }
    case 'WaitingListEntryTransferred':
      return changeEntry(state, event.data.entryId, (entry) => transferred(entry, event.data.citizenId));
    case 'EntryCorrected':
    case 'EntryRetracted':
      return state;
    case 'WaitingListEntryRestored':
      return changeEntry(state, event.data.entryId, (entry) => ({ ...entry, until: null, endedBecause: null }));
  }
}

type Asked = Pick<Reservation, 'reservationId' | 'citizenId' | 'stayId' | 'kind' | 'needs' | 'from' | 'until' | 'holdUntil'>;

function kept({ reservationId, citizenId, stayId, kind, needs, from, until, holdUntil }: Asked): Omit<Reservation, 'placings' | 'placeless'> {
  const asked = { reservationId, citizenId, stayId, kind, needs, from, until, holdUntil };
  return { ...asked, is: 'held', formerly: [], booked: null, expected: null, vacatedOn: null, releasedBecause: null };
}

/** One that was given back and is kept again stands once. */
function reserve(state: Tilbud, reservation: Reservation): Tilbud {
  const others = (one: Reservation) => one.reservationId !== reservation.reservationId;
  const past = state.past.every(others) ? state.past : state.past.filter(others);
  return { ...state, past, reservations: [...state.reservations.filter(others), reservation] };
}

function change(state: Tilbud, id: Uuid, to: (reservation: Reservation) => Reservation): Tilbud {
  const before = state.reservations.find((one) => one.reservationId === id) ?? state.past.findLast((one) => one.reservationId === id);
  if (!before) return state;
  const after = to(before);
  const [was, is] = [isLive(before), isLive(after)];
  if (was && is) return { ...state, reservations: state.reservations.map((one) => (one === before ? after : one)) };
  if (was) return { ...state, reservations: state.reservations.filter((one) => one !== before), past: [...state.past, after] };
  if (is) return { ...state, reservations: [...state.reservations, after], past: state.past.filter((one) => one !== before) };
  return { ...state, past: state.past.map((one) => (one === before ? after : one)) };
}

function isLive({ is }: Reservation): boolean {
  return is === 'held' || is === 'occupied';
}

function startingOn(reservation: Reservation, from: PlainDate): Reservation {
  const [first, ...later] = reservation.placings;
  return { ...reservation, from, placings: [{ ...first, from }, ...later] };
}

/** From its date on the new placing holds, instead of whatever was to hold from then. */
function placedAnew(placings: Reservation['placings'], next: Placing): Reservation['placings'] {
  const [first, ...later] = placings;
  if (next.from <= first.from) return [{ ...next, from: first.from }];
  return [first, ...later.filter(({ from }) => from < next.from), next];
}

function changeEntry(state: Tilbud, id: Uuid, to: (entry: WaitingEntry) => WaitingEntry): Tilbud {
  return { ...state, waiting: state.waiting.map((entry) => (entry.entryId === id ? to(entry) : entry)) };
}
