import { accept, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type FollowCitizen, type FollowStay, type StayAtTilbud } from './commands.js';
import {
  ExpectedVacancyChanged,
  OccupancyRedated,
  PlaceReserved,
  PlaceVacated,
  ReservationConfirmed,
  ReservationReleased,
  ReservationTransferred,
  StayWithoutPlace,
  type TilbudEvent,
  VacancyUndone,
  WaitingListEntryEnded,
  WaitingListEntryRestored,
} from './events.js';
import { evolve } from './evolve.js';
import { type Light } from './light.js';
import { pickPlace } from './pick-place.js';
import { reservationOfStay, type Reservation, type Tilbud } from './state.js';

/** Reality is not refused: a stay that runs here is recorded here, with a place when one is left, and else without. */
export function followStay(asked: FollowStay, state: Tilbud, now: Light): Decision<TilbudEvent> {
  if (!state.registration?.managed) return accept();
  const known = reservationOfStay(state, asked.stayId);
  if (asked.stay === null) {
    // Gone from one citizen's pathway, it may have come to another's before.
    if (!known || known.is === 'released' || known.citizenId !== asked.citizenId) return accept();
    return accept(ReservationReleased.of({ reservationId: known.reservationId, because: 'stay-retracted' }, { on: now.today }));
  }
  const begun = known && known.is !== 'released' ? [] : takenIn(asked, asked.stay, known, state, now);
  const after = begun.reduce<Tilbud>(evolve, state);
  const reservation = reservationOfStay(after, asked.stayId);
  if (!reservation) throw new Error('a stay that was taken in has no reservation');
  return accept<TilbudEvent>(...begun, ...broughtInLine(reservation, asked, asked.stay, now.today), ...placedFromList(reservation, asked.citizenId, state, now.today));
}

/** The place that was kept for it before, any that fits, or none. */
function takenIn(asked: FollowStay, stay: StayAtTilbud, before: Reservation | undefined, state: Tilbud, now: Light): readonly TilbudEvent[] {
  const { citizenId, stayId, kind } = asked;
  const { from } = stay;
  const on = { on: now.today };
  const reservationId = before?.reservationId ?? asked.reservationId;
  const needs = before?.needs ?? [];
  const until = stay.until ?? stay.expected ?? before?.until ?? null;
  const dates = { from, until };
  const former = before?.placings.at(-1)?.placeId;
  const thatOne = { ...state, places: state.places.filter(({ placeId }) => placeId === former) };
  const place = pickPlace(thatOne, { kind, needs }, dates, now.today) ?? pickPlace(state, { kind, needs }, dates, now.today);
  if (!place) return [StayWithoutPlace.of({ reservationId, citizenId, stayId, kind, from }, on)];
  const reserved = { reservationId, citizenId, stayId, kind, needs: [...needs], from, until: before?.until ?? null, holdUntil: now.now };
  return [PlaceReserved.of({ ...reserved, placeId: place.placeId }, on)];
}

function broughtInLine(
  { reservationId, citizenId, is, from, vacatedOn, expected }: Reservation,
  asked: FollowStay,
  stay: StayAtTilbud,
  today: PlainDate,
): readonly TilbudEvent[] {
  const on = { on: today };
  const events: TilbudEvent[] = [];
  if (citizenId !== asked.citizenId) events.push(ReservationTransferred.of({ reservationId, citizenId: asked.citizenId }, on));
  if (is === 'held') events.push(ReservationConfirmed.of({ reservationId, from: stay.from }, on));
  else if (from !== stay.from) events.push(OccupancyRedated.of({ reservationId, from: stay.from }, on));
  if (stay.until === null && is === 'vacated') events.push(VacancyUndone.of({ reservationId }, on));
  if (stay.until === null && expected !== stay.expected) events.push(ExpectedVacancyChanged.of({ reservationId, on: stay.expected }, on));
  if (stay.until !== null && vacatedOn !== stay.until) events.push(PlaceVacated.of({ reservationId, on: stay.until }, on));
  return events;
}

/** Whoever has moved in waits no more for such a place. */
function placedFromList({ is, kind }: Reservation, citizenId: Uuid, state: Tilbud, today: PlainDate): readonly TilbudEvent[] {
  if (is !== 'held') return [];
  return state.waiting
    .filter((entry) => entry.citizenId === citizenId && entry.kind === kind && entry.endedBecause === null)
    .map(({ entryId }) => WaitingListEntryEnded.of({ entryId, on: today, because: 'placed' }, { on: today }));
}

/** Death ends bookings and waiting; when it had been recorded by mistake, both go on, a booking as far as a place is left. */
export function followCitizen({ citizenId, diedOn }: FollowCitizen, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const on = { on: now.today };
  const waiting = state.waiting.filter((entry) => entry.citizenId === citizenId);
  if (diedOn !== null) {
    const booked = state.reservations.filter((one) => one.citizenId === citizenId && one.is === 'held' && one.stayId === null);
    return accept<TilbudEvent>(
      ...booked.map(({ reservationId }) => ReservationReleased.of({ reservationId, because: 'citizen-died' }, on)),
      ...waiting
        .filter((entry) => entry.endedBecause === null)
        .map(({ entryId }) => WaitingListEntryEnded.of({ entryId, on: diedOn, because: 'died' }, on)),
    );
  }
  const given = state.past.filter((one) => one.citizenId === citizenId && one.releasedBecause === 'citizen-died');
  return accept<TilbudEvent>(
    ...bookedAgain(given, state, now),
    ...waiting.filter((entry) => entry.endedBecause === 'died').map(({ entryId }) => WaitingListEntryRestored.of({ entryId }, on)),
  );
}

function bookedAgain(given: readonly Reservation[], state: Tilbud, now: Light): readonly TilbudEvent[] {
  const events: TilbudEvent[] = [];
  let after = state;
  for (const { reservationId, citizenId, stayId, kind, needs, from, until, holdUntil } of given) {
    if (holdUntil === null || holdUntil <= now.now) continue;
    const place = pickPlace(after, { kind, needs }, { from, until }, now.today);
    if (!place) continue;
    const asked = { reservationId, citizenId, stayId, kind, needs: [...needs], from, until, holdUntil };
    const event = PlaceReserved.of({ ...asked, placeId: place.placeId }, { on: now.today });
    events.push(event);
    after = evolve(after, event);
  }
  return events;
}
