import { beforeEach, describe, expect, it } from '@jest/globals';
import { TILBUD } from '#domain';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { addMillis, streamName, type Uuid } from '#kernel';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { TilbudInWorld } from '#testing/delivery/tilbud-in-world.js';
import { named } from '#testing/given-when-then/index.js';
import { followStay, releaseReservation, reservePlace } from '#testing/tilbud/index.js';
import { type Claimed } from '../due/due-table.js';
import { lapseHold } from './lapse-hold.js';

let world: DeliveryWorld;
let tilbud: TilbudInWorld;
beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  tilbud = await new TilbudInWorld(world).open(1);
});
const reservationId = named('reservation');
const row = (): Claimed => ({
  id: named('due row'),
  subject: streamName(TILBUD, world.tilbudId),
  kind: 'reservation-hold',
  reference: reservationId,
  attempts: 0,
  lane: '',
  setbacks: 0,
  correlationId: named('correlation'),
  causeId: named('cause'),
});
const hold = (who: { citizenId: Uuid; stayId: Uuid | null }, minutes: number) =>
  tilbud.ask(reservePlace({ ...who, from: world.today, holdUntil: addMillis(world.clock.now(), minutes * 60_000) }));
const nobody = { citizenId: named('citizen'), stayId: named('stay') };

describe('a place whose time is over', () => {
  it('falls back when no stay has followed, each time that it is held', async () => {
    for (const times of [1, 2]) {
      await hold(nobody, 0);
      const { length } = await world.store.readStream(row().subject);
      expect(await lapseHold(world).handle(row())).toEqual({ settled: 'at-version', version: length });
      expect((await tilbud.state()).reservations).toEqual([]);
      expect((await tilbud.happened()).filter((type) => type === 'ReservationReleased')).toHaveLength(times);
    }
  });

  it('is the citizen’s when the stay has followed, though the tilbud does not know yet', async () => {
    const resident = await world.resident();
    await hold(resident, 0);
    expect(await lapseHold(world).handle(row())).toMatchObject({ settled: 'at-version' });
    expect((await tilbud.state()).reservations).toMatchObject([{ is: 'occupied', citizenId: resident.citizenId }]);
  });

  it('falls back when the citizen has another stay', async () => {
    const { citizenId } = await world.resident();
    await hold({ citizenId, stayId: named('stay that was refused') }, 0);
    await lapseHold(world).handle(row());
    expect((await tilbud.state()).reservations).toEqual([]);
  });

  it.each([
    ['lived in', () => tilbud.ask(followStay({ ...nobody }))],
    ['given back', () => tilbud.ask(releaseReservation())],
  ])('is left alone when it is %s', async (_what, become) => {
    await hold(nobody, 0);
    await become();
    const before = await tilbud.state();
    expect(await lapseHold(world).handle(row())).toMatchObject({ settled: 'not-yet' });
    expect(await tilbud.state()).toEqual(before);
  });

  it('is left alone before', async () => {
    await hold(nobody, 1);
    expect(await lapseHold(world).handle(row())).toMatchObject({ settled: 'not-yet' });
    expect((await tilbud.state()).reservations).toHaveLength(1);
  });

  it('is seen to later where nothing of it is in the log', async () => {
    const elsewhere = { ...row(), subject: streamName(TILBUD, named('tilbud elsewhere')) };
    expect(await lapseHold(world).handle(elsewhere)).toMatchObject({ settled: 'not-yet' });
  });
});
