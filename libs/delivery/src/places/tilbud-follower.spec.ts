import { beforeEach, describe, expect, it } from '@jest/globals';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { CitizenMerged } from '#domain/pathway/identity/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, EntryRetracted, type StoredEvent } from '#kernel';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { TilbudInWorld } from '#testing/delivery/tilbud-in-world.js';
import { named } from '#testing/given-when-then/index.js';
import { bookPlace, putOnWaitingList, reservePlace } from '#testing/tilbud/index.js';
import { CitizensAtTilbud } from './citizens-at-tilbud.js';
import { TilbudFollower } from './tilbud-follower.js';

let world: DeliveryWorld;
let tilbud: TilbudInWorld;
let follower: TilbudFollower;
beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  tilbud = await new TilbudInWorld(world).open(1);
  follower = new TilbudFollower(world, new CitizensAtTilbud(world.store));
});

/** Everything in the log, from the beginning, as after a crash without a checkpoint. */
async function everything(): Promise<readonly StoredEvent[]> {
  return (await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: follower.types })).events;
}
const follow = async () => follower.handle(await everything());
const reservations = async () => {
  const { reservations: live, past } = await tilbud.state();
  return [...live, ...past].map(({ is, expected, vacatedOn }) => ({ is, expected, vacatedOn }));
};
const retract = (citizenId: string, entry: StoredEvent) =>
  world.happens(citizenId as Parameters<typeof world.happens>[0], EntryRetracted.of({ entries: [entry.id], because: 'did-not-happen' }, { on: world.today }));

describe('what the tilbud know of stays', () => {
  it('is that the citizen has moved in, is to leave, and has left', async () => {
    const resident = await world.resident();
    await tilbud.ask(reservePlace({ citizenId: resident.citizenId, stayId: resident.stayId, from: world.today }));
    await follow();
    expect(await reservations()).toEqual([{ is: 'occupied', expected: null, vacatedOn: null }]);
    await world.plans(resident, world.inDays(10));
    await follow();
    expect(await reservations()).toEqual([{ is: 'occupied', expected: world.inDays(10), vacatedOn: null }]);
    await world.records(resident, world.inDays(0));
    await follow();
    expect(await reservations()).toEqual([{ is: 'vacated', expected: world.inDays(10), vacatedOn: world.today }]);
  });

  it('is told once, however often it is told', async () => {
    const resident = await world.resident();
    await world.plans(resident, world.inDays(10));
    await follow();
    const happened = await tilbud.happened();
    expect(happened).toEqual(['PlaceReserved', 'ReservationConfirmed', 'ExpectedVacancyChanged']);
    await follow();
    await new TilbudFollower(world, new CitizensAtTilbud(world.store)).handle(await everything());
    expect(await tilbud.happened()).toEqual(happened);
  });

  it('comes to the same when it is told step by step or all at once', async () => {
    const resident = await world.resident();
    await follow();
    await world.plans(resident, world.inDays(10));
    await follow();
    await world.cancels(resident, world.inDays(10));
    await follow();
    await world.records(resident, world.today);
    await follow();
    const stepwise = await reservations();
    const late = new DeliveryWorld(world.store, world.clock);
    expect(stepwise).toEqual([{ is: 'vacated', expected: null, vacatedOn: late.today }]);
  });

  it('follows a correction, and one that takes it back', async () => {
    const resident = await world.resident();
    const left = await world.records(resident, world.today);
    await follow();
    const retraction = await retract(resident.citizenId, left);
    await follow();
    expect(await reservations()).toEqual([{ is: 'occupied', expected: null, vacatedOn: null }]);
    await retract(resident.citizenId, retraction);
    await follow();
    expect(await reservations()).toEqual([{ is: 'vacated', expected: null, vacatedOn: world.today }]);
  });

  it('is that there never was a stay, when it was recorded by mistake', async () => {
    const resident = await world.resident();
    await follow();
    const started = (await everything()).find(({ type }) => type === 'StayStarted')!;
    await retract(resident.citizenId, started);
    await follow();
    expect(await tilbud.happened()).toEqual(['PlaceReserved', 'ReservationConfirmed', 'ReservationReleased']);
  });

  it('is that a second stay has no place where there is one', async () => {
    await world.resident();
    await world.resident();
    await follow();
    expect((await tilbud.happened()).toSorted()).toEqual(['PlaceReserved', 'ReservationConfirmed', 'ReservationConfirmed', 'StayWithoutPlace']);
  });

  it('says nothing at a tilbud that nobody has registered', async () => {
    const elsewhere = new TilbudInWorld(new DeliveryWorld(world.store, world.clock));
    const { citizenId, stayId } = await world.resident();
    expect(citizenId).not.toBe(stayId);
    await follow();
    expect(await elsewhere.happened()).toEqual([]);
  });
});

describe('what the tilbud know of who has died', () => {
  it('ends stay, booking and waiting, and takes all of it back when it was a mistake', async () => {
    const resident = await world.resident();
    const other = await new TilbudInWorld(world, named('another tilbud')).open(1);
    await other.ask(bookPlace({ citizenId: resident.citizenId, from: world.inDays(20), holdUntil: '2099-01-01T00:00:00.000Z' }));
    await other.ask(putOnWaitingList({ citizenId: resident.citizenId, kind: 'akutplads' }));
    const died = await world.happens(resident.citizenId, CitizenDied.of({ source: 'municipality' }, { on: world.today }));
    await follow();
    expect(await reservations()).toEqual([{ is: 'vacated', expected: null, vacatedOn: world.today }]);
    expect(await other.happened()).toEqual(['PlaceReserved', 'WaitingListEntered', 'ReservationReleased', 'WaitingListEntryEnded']);

    await retract(resident.citizenId, died);
    await follow();
    expect(await reservations()).toEqual([{ is: 'occupied', expected: null, vacatedOn: null }]);
    expect((await other.happened()).slice(4)).toEqual(['PlaceReserved', 'WaitingListEntryRestored']);
  });
});

describe('what the tilbud know of one person registered twice', () => {
  it('lets bookings and waiting be the one’s who goes on, and gives them back when the merge is undone', async () => {
    const [anna, twin] = [await world.resident(), await world.resident()];
    const other = await new TilbudInWorld(world, named('another tilbud')).open(1);
    await other.ask(bookPlace({ citizenId: twin.citizenId, from: world.inDays(20), holdUntil: '2099-01-01T00:00:00.000Z' }));
    await other.ask(putOnWaitingList({ citizenId: twin.citizenId, kind: 'akutplads' }));
    const owners = async () => {
      const { reservations: kept, waiting } = await other.state();
      return [...kept, ...waiting].map(({ citizenId }) => citizenId);
    };
    const merged = await world.happens(twin.citizenId, CitizenMerged.of({ adoptionId: named('adoption'), into: anna.citizenId }, { on: world.today }));
    await follow();
    expect(await owners()).toEqual([anna.citizenId, anna.citizenId]);
    expect((await other.happened()).slice(2)).toEqual(['ReservationTransferred', 'WaitingListEntryTransferred']);
    await follow();
    expect((await other.happened()).length).toBe(4);

    await retract(twin.citizenId, merged);
    await follow();
    expect(await owners()).toEqual([twin.citizenId, twin.citizenId]);
  });
});
