import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FOLLOW_UP, followUpCatalogue, PATHWAY } from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { KlippekortIssued } from '#domain/pathway/klippekort/events.js';
import { IntensiveSupportEndMoved, IntensiveSupportStarted, ServiceStarted } from '#domain/pathway/service/events.js';
import { addDays, EntryRetracted, instantInCopenhagen, type PlainDate, streamName, type Uuid } from '#kernel';
import { rebuildView } from '#processing';
import { RunningDelivery } from '#testing/delivery/running-delivery.js';
import { type Delivery } from './delivery.js';
import { dueView } from './due/due-view.js';

let running: RunningDelivery;
let delivery: Delivery;
let citizenId: Uuid;
beforeEach(async () => {
  running = await RunningDelivery.open();
  delivery = running.delivery();
  ({ citizenId } = await running.world.resident());
});
afterEach(() => running.drop());

const today = () => ({ on: running.world.today });
const happens = async (...events: Parameters<typeof running.world.happens> extends [Uuid, ...infer Rest] ? Rest : never) => {
  await running.world.happens(citizenId, ...events);
  await running.caughtUp();
};
const pathwayEvents = () => running.database.store.readStream(streamName(PATHWAY, citizenId));
const count = async (type: string) => (await pathwayEvents()).filter((stored) => stored.type === type).length;
/** What has happened to the tasks of a kind. */
async function happenedTo(kind: string): Promise<string[]> {
  const streams = await running.world.streamsOf(FOLLOW_UP, followUpCatalogue);
  return streams.filter(([first]) => first?.type === 'FollowUpOpened' && first.data.kind === kind).flat().map(({ type }) => type.replace('FollowUp', ''));
}
/** Sees to what is due at ten in the morning of a date. */
async function sweepOn(date: PlainDate): Promise<void> {
  running.world.clock.moveTo(instantInCopenhagen(date, '10:00'));
  await running.caughtUp();
  await delivery.sweep();
  await running.caughtUp();
}

describe('what is due after something changed', () => {
  it('is a task again that got another date, and was missed again', async () => {
    const { world } = running;
    const [serviceId, from] = [world.ids.next(), world.today];
    const basis = { law: 'SEL', section: '85', validFrom: addDays(from, -1000), validTo: null } as const;
    const through = addDays(from, 21);
    await happens(
      ServiceStarted.of({ serviceId, legalBasis: basis, ground: { kind: 'no-visitation-needed' }, tilbudId: world.tilbudId }, today()),
      IntensiveSupportStarted.of({ serviceId, through, hoursPerWeek: 20, steps: [] }, today()),
    );
    await sweepOn(addDays(from, 8));
    expect(await happenedTo('support-decision-due')).toEqual(['Opened', 'Escalated']);
    await happens(IntensiveSupportEndMoved.of({ serviceId, from: through, to: addDays(through, 14), because: 'readmission' }, today()));
    await sweepOn(addDays(from, 21));
    expect(await happenedTo('support-decision-due')).toEqual(['Opened', 'Escalated', 'Rescheduled']);
    await sweepOn(addDays(from, 22));
    await sweepOn(addDays(from, 22));
    expect(await happenedTo('support-decision-due')).toEqual(['Opened', 'Escalated', 'Rescheduled', 'Escalated']);
  });

  it('is the expiry of a klippekort whose owner was thought to have died', async () => {
    const { world } = running;
    const validThrough = addDays(world.today, 30);
    await happens(KlippekortIssued.of({ cardId: world.ids.next(), clips: 6, validFrom: world.today, validThrough }, today()));
    await happens(CitizenDied.of({ source: 'hospital' }, today()));
    const death = (await pathwayEvents()).at(-1)!.id;
    await happens(EntryRetracted.of({ entries: [death], because: 'did-not-happen' }, today()));
    const { pool, store } = running.database;
    const { comparison } = await rebuildView({ pool, store, view: dueView, compare: 'checksum' });
    expect(comparison).toEqual([expect.objectContaining({ same: true })]);
    await sweepOn(addDays(validThrough, 1));
    expect(await count('KlippekortExpired')).toBe(1);
    expect(await happenedTo('klippekort-expiry')).toEqual(['Opened', 'Cancelled', 'Reopened', 'Completed']);
  });

  it('is no expiry of a klippekort that was taken back, and what is not to be done any more is not waited for', async () => {
    const { world } = running;
    const validThrough = addDays(world.today, 30);
    await happens(KlippekortIssued.of({ cardId: world.ids.next(), clips: 6, validFrom: world.today, validThrough }, today()));
    const issued = (await pathwayEvents()).at(-1)!.id;
    await happens(EntryRetracted.of({ entries: [issued], because: 'did-not-happen' }, today()));
    await sweepOn(addDays(validThrough, 1));
    expect(await count('KlippekortExpired')).toBe(0);
    expect(await delivery.health()).toMatchObject({ due: 0 });
  });
});
