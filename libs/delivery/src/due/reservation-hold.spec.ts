import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, instant, plainDate } from '#kernel';
import { ClaimWithdrawn, OverOccupancyAllowed, PlaceReserved, PlaceVacated, ReservationClaimed, ReservationConfirmed, ReservationReleased, TILBUD } from '#domain';
import { inventedId, StoredLog } from '#testing';
import { type DueRow } from './due-row.js';
import { dueEventTypes, reduceDue } from './reducer.js';

const on = { on: plainDate('2026-11-02') };
const soon = instant('2026-11-02T12:30:00.000Z');
const later = instant('2026-12-03T23:00:00.000Z');
const [first, second] = [inventedId('reservation', 1), inventedId('reservation', 2)];
const asked = (reservationId: typeof first, holdUntil: typeof soon) => ({
  reservationId,
  citizenId: inventedId('citizen', 1),
  stayId: null,
  kind: 'ordinary' as const,
  needs: [],
  from: plainDate('2026-12-01'),
  until: null,
  holdUntil,
});
const reserved = (reservationId = first, holdUntil = later) => PlaceReserved.of({ ...asked(reservationId, holdUntil), placeId: inventedId('place', 1) }, on);
const claimed = ReservationClaimed.of({ reservationId: first, stayId: inventedId('stay', 1), from: plainDate('2026-12-01'), holdUntil: soon }, on);

function due(...events: readonly DomainEvent[]): readonly string[] {
  const log = new StoredLog();
  for (const event of events) log.append(TILBUD, inventedId('tilbud', 1), event);
  const rows = log.events.filter(({ type }) => dueEventTypes.includes(type)).reduce<readonly DueRow[]>(reduceDue, []);
  return rows.map(({ kind, reference, nextAttemptAt }) => `${kind} ${reference === first ? 1 : 2} ${nextAttemptAt}`);
}

describe('a place that is held', () => {
  it('is due when the time is over, each reservation by itself', () => {
    expect(due(reserved(), reserved(second, soon))).toEqual([`reservation-hold 1 ${later}`, `reservation-hold 2 ${soon}`]);
    expect(due(OverOccupancyAllowed.of({ ...asked(first, soon), because: 'acute-need' }, on))).toEqual([`reservation-hold 1 ${soon}`]);
  });
  it('is due sooner while a stay is being started, and as before when none was', () => {
    expect(due(reserved(), claimed)).toEqual([`reservation-hold 1 ${soon}`]);
    const back = ClaimWithdrawn.of({ reservationId: first, from: plainDate('2026-12-01'), holdUntil: later }, on);
    expect(due(reserved(), claimed, back)).toEqual([`reservation-hold 1 ${later}`]);
  });
  it('is due no more when it is lived in or given back, and again when it is held again', () => {
    expect(due(reserved(), ReservationConfirmed.of({ reservationId: first, from: on.on }, on))).toEqual([]);
    const released = ReservationReleased.of({ reservationId: first, because: 'called-off' }, on);
    expect(due(reserved(), reserved(second), released)).toEqual([`reservation-hold 2 ${later}`]);
    expect(due(reserved(), released, reserved(first, soon))).toEqual([`reservation-hold 1 ${soon}`]);
  });
  it('says nothing of what happens at a tilbud otherwise', () => expect(due(PlaceVacated.of({ reservationId: first, on: on.on }, on))).toEqual([]));
});
