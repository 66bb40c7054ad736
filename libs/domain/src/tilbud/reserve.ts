import { accept, refuse, type Decision } from '#kernel';
import { type ChangePlace, type ClaimReservation, type LapseHold, type ReleaseReservation, type ReservePlace } from './commands.js';
import { ClaimWithdrawn, OverOccupancyAllowed, PlaceChanged, PlaceReserved, ReservationClaimed, ReservationReleased, type TilbudEvent } from './events.js';
import { unlessRegistered } from './keep-tilbud.js';
import { type Light } from './light.js';
import { expectedEnd, takenPlaces } from './occupancy.js';
import { lasts, nextFreeFrom, pickPlace } from './pick-place.js';
import { STAY_2, TIL_1, TIL_2 } from './rules.js';
import { liveReservation, type Reservation, type Tilbud } from './state.js';

/** Rule STAY-2: of all who ask for the last place one gets it, since they are decided on one after another. */
export function reservePlace(asked: ReservePlace, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const { reservationId, citizenId, stayId, kind, needs, section, from, until, holdUntil, over, overOccupancy } = asked;
  if (section !== null && !state.registration?.sections.includes(section)) return refuse(TIL_2, 'section-not-given', { section });
  if (!state.registration?.managed) return stayId === null ? refuse(TIL_1, 'places-not-managed') : accept();
  if (over) return accept();
  if (until !== null && until <= from) return refuse(TIL_2, 'ends-before-it-begins', { from, until });
  if (overOccupancy && now.actor.role !== 'leder') return refuse(STAY_2, 'over-occupancy-not-managers', { role: now.actor.role });
  if (liveReservation(state, reservationId)) return accept();

  const reservation = { reservationId, citizenId, stayId, kind, needs: [...needs], from, until, holdUntil };
  const place = pickPlace(state, { kind, needs }, { from, until }, now.today);
  if (place) return accept(PlaceReserved.of({ ...reservation, placeId: place.placeId }, { on: now.today }));
  if (overOccupancy) {
    const { because, note } = overOccupancy;
    const personal = note === undefined ? {} : { personal: { note } };
    return accept(OverOccupancyAllowed.of({ ...reservation, because }, { on: now.today, ...personal }));
  }
  const freeFrom = nextFreeFrom(state, { kind, needs }, from, now.today);
  return refuse(STAY_2, 'no-free-place', { kind, needs: [...needs], from, until, freeFrom });
}

/** A stay that begins before what was booked needs the place on those dates too. */
export function claimReservation(asked: ClaimReservation, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const { reservationId, citizenId, stayId, from, holdUntil } = asked;
  const reservation = liveReservation(state, reservationId);
  if (reservation?.citizenId !== citizenId) return refuse(TIL_2, 'not-reserved', { reservationId });
  if (reservation.stayId === stayId) return accept();
  if (reservation.stayId !== null) return refuse(TIL_2, 'not-reserved', { reservationId });
  const [{ placeId }] = reservation.placings;
  const { kind, until } = reservation;
  if (placeId !== null && from < reservation.from && !isFree(state, placeId, { from, until: reservation.from }, reservation, now)) {
    return refuse(STAY_2, 'no-free-place', { kind, from, until: reservation.from });
  }
  if (until !== null && until <= from) return refuse(TIL_2, 'ends-before-it-begins', { from, until });
  return accept(ReservationClaimed.of({ reservationId, stayId, from, holdUntil }, { on: now.today }));
}

export function releaseReservation({ reservationId, because }: ReleaseReservation, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const reservation = liveReservation(state, reservationId);
  if (because === 'stay-refused') return reservation?.is === 'held' ? accept(givenBack(reservation, because, now)) : accept();
  if (!reservation) return state.past.some((one) => one.reservationId === reservationId) ? accept() : refuse(TIL_2, 'not-reserved', { reservationId });
  if (reservation.is === 'occupied') return refuse(TIL_2, 'occupied', { reservationId });
  return accept(ReservationReleased.of({ reservationId, because }, { on: now.today }));
}

export function lapseHold({ reservationId }: LapseHold, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const reservation = liveReservation(state, reservationId);
  if (reservation?.is !== 'held' || reservation.holdUntil === null || now.now < reservation.holdUntil) return accept();
  return accept(givenBack(reservation, 'not-used-in-time', now));
}

/** What was booked ahead is booked again, while its own time is not over. */
function givenBack({ reservationId, booked }: Reservation, because: 'stay-refused' | 'not-used-in-time', { now, today }: Light): TilbudEvent {
  if (booked && now < booked.holdUntil) return ClaimWithdrawn.of({ reservationId, ...booked }, { on: today });
  return ReservationReleased.of({ reservationId, because }, { on: today });
}

export function changePlace({ reservationId, placeId, on }: ChangePlace, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const reservation = liveReservation(state, reservationId);
  if (!reservation) return refuse(TIL_2, 'not-reserved', { reservationId });
  if (!state.places.some((one) => one.placeId === placeId)) return refuse(TIL_1, 'place-not-known', { placeId });
  const from = on < reservation.from ? reservation.from : on;
  const latest = reservation.placings.at(-1);
  if (latest?.placeId === placeId && latest.from <= from) return accept();
  const until = expectedEnd(reservation, now.today);
  if (until !== null && until <= from) return refuse(TIL_2, 'ends-before-it-begins', { from, until });
  if (!isFree(state, placeId, { from, until }, reservation, now)) return refuse(STAY_2, 'no-free-place', { placeId, from, until });
  return accept(PlaceChanged.of({ reservationId, placeId, on: from }, { on: now.today }));
}

function isFree(state: Tilbud, placeId: string, dates: Parameters<typeof lasts>[1], { reservationId }: Reservation, { today }: Light): boolean {
  const place = state.places.find((one) => one.placeId === placeId);
  return place !== undefined && lasts(place, dates) && !takenPlaces(state, dates, today, reservationId).has(place.placeId);
}
