import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, advisoryCatalogue, defaultPolicy, FOLLOW_UP, followUpCatalogue, PATHWAY } from '#domain';
import { KlippekortIssued } from '#domain/pathway/klippekort/events.js';
import { addYears, BEFORE_ALL, instantInCopenhagen, streamName, type Uuid } from '#kernel';
import { rebuildView } from '#processing';
import { eventually } from '#testing';
import { type Resident } from '#testing/delivery/delivery-world.js';
import { RunningDelivery } from '#testing/delivery/running-delivery.js';
import { SilentWakeUps } from '#testing/delivery/silent-wake-ups.js';
import { dueView } from './due/due-view.js';

const HOUR = 3_600_000;
let running: RunningDelivery;
beforeEach(async () => {
  running = await RunningDelivery.open();
});
afterEach(() => running.drop());

/** Residents whose discharge is planned so late that the partner is told at once. */
async function lateDischarges(count: number): Promise<Resident[]> {
  const { world } = running;
  await world.agree();
  const residents: Resident[] = [];
  for (let i = 0; i < count; i++) residents.push(await world.resident());
  for (const resident of residents) await world.plans(resident, world.inDays(3));
  await running.caughtUp();
  return residents;
}
const due = async () => (await running.database.pool.query<{ kind: string }>('select kind from read.due order by next_attempt_at, kind')).rows.map(({ kind }) => kind);
const advisories = async () => (await running.world.streamsOf(ADVISORY, advisoryCatalogue)).map((events) => events.map(({ type }) => type));
const sentOnce = ['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent'];
const followUps = async () =>
  (await running.world.streamsOf(FOLLOW_UP, followUpCatalogue)).map((events) =>
    events.map((event) => (event.type === 'FollowUpOpened' ? event.data.kind : event.type)));

describe('delivery', () => {
  it('P4: sends what was appended although no wake-up ever came', async () => {
    await lateDischarges(1);
    expect(await running.delivery().sweep()).toBe(1);
    expect(running.channel.told).toEqual([`discharge-planned ${running.world.inDays(3)}`]);
    expect(await advisories()).toEqual([sentOnce]);
  });

  it('P16: finds by sweeping what is due later, and nothing before', async () => {
    const { world } = running;
    await world.agree();
    await world.plans(await world.resident(), world.inDays(20));
    await running.caughtUp();
    const delivery = running.delivery();
    expect(await delivery.sweep()).toBe(0);
    world.clock.moveTo(instantInCopenhagen(world.inDays(13), '11:59'));
    expect(await delivery.sweep()).toBe(0);
    world.clock.pass(60_000);
    expect(await delivery.sweep()).toBe(1);
    expect(running.channel.inbox.size).toBe(1);
  });

  it('P16: sweeps by itself while it runs', async () => {
    await lateDischarges(2);
    await running.delivery({ sweepMs: 20 }).start();
    await eventually('both are sent', () => running.channel.inbox.size === 2);
  });

  it('P28: one correlation id from the pathway to what was sent', async () => {
    const [resident] = await lateDischarges(1);
    await running.delivery().sweep();
    const cause = (await running.database.store.readStream(streamName(PATHWAY, resident!.citizenId))).at(-1)!;
    const { events } = await running.database.store.readAll({ after: cause.position, limit: 100 });
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('Advisory'))).toEqual(sentOnce);
    // Notice was shorter than agreed, which is noted beside the sending.
    expect(types.filter((type) => !type.startsWith('Advisory'))).toEqual(['DeviationNoted']);
    expect(new Set(events.map(({ metadata }) => metadata.correlationId))).toEqual(new Set([cause.metadata.correlationId]));
  });

  it('two processes send each of many once', async () => {
    await lateDischarges(60);
    const [one, other] = [running.delivery({ atOnce: 8 }), running.delivery({ atOnce: 8 })];
    const [byOne, byOther] = await Promise.all([one.sweep(), other.sweep()]);
    expect(running.failures).toEqual([]);
    expect(byOne + byOther).toBe(60);
    expect(running.channel.attempts).toHaveLength(60);
    expect(running.channel.inbox.size).toBe(60);
  });

  it('does not take a row up again before the table has seen what came of it', async () => {
    await lateDischarges(3);
    await running.stopProcessors();
    const [one, other] = [running.delivery(), running.delivery()];
    expect(await one.sweep()).toBe(3);
    expect(await one.sweep()).toBe(0);
    expect(await other.sweep()).toBe(0);
    expect(await due()).toHaveLength(3);
    running.startProcessors();
    await running.caughtUp();
    expect(await due()).toEqual(Array(3).fill('advisory-acknowledgement'));
  });

  it('sends again under the same id what a frozen process had begun, when its lease is over', async () => {
    await lateDischarges(1);
    let thaw = () => undefined as void;
    running.channel.during = () => {
      running.channel.during = () => Promise.resolve();
      return new Promise((resolve) => (thaw = resolve));
    };
    const frozen = running.delivery({ leaseMs: 100 }).sweep();
    await eventually('the first has begun', () => running.channel.attempts.length === 1);
    const other = running.delivery();
    await eventually('the other has sent it', async () => {
      await other.sweep();
      return running.channel.attempts.length === 2;
    });
    thaw();
    await frozen;
    expect(running.channel.inbox.size).toBe(1);
    expect(new Set(running.channel.attempts.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await advisories()).toEqual([[...sentOnce.slice(0, 2), 'AdvisoryAttemptFailed', 'AdvisoryDispatchStarted', 'AdvisorySent']]);
  });

  it('P15: a rebuild of the due table sends nothing, neither then nor afterwards, and gives the same rows', async () => {
    const { pool, store } = running.database;
    const residents = await lateDischarges(3);
    const delivery = running.delivery();
    running.channel.outcomes.push({ is: 'unknown', code: 'TimeoutError' });
    await delivery.sweep();
    const inDoubt = running.channel.attempts[0]!.message.data.discharge?.stayId;
    const moved = residents.find(({ stayId }) => stayId !== inDoubt)!;
    await running.world.moves(moved, running.world.inDays(3), running.world.inDays(30));
    const head = await running.caughtUp();
    const attempts = running.channel.attempts.length;
    const { comparison } = await rebuildView({ pool, store, view: dueView, compare: 'checksum' });
    expect(comparison).toEqual([expect.objectContaining({ same: true })]);
    expect(running.channel.attempts).toHaveLength(attempts);
    expect(await store.head()).toBe(head);
    running.world.clock.pass(HOUR);
    await delivery.sweep();
    await running.caughtUp();
    await delivery.sweep();
    // Three as planned, one of them twice for its outcome was unknown, and one that tells of the move.
    expect(running.channel.inbox.size).toBe(4);
    expect(running.channel.attempts).toHaveLength(5);
  });

  it('tries again what failed, then gives up and opens a task', async () => {
    await lateDischarges(1);
    const delivery = running.delivery();
    for (let attempt = 1; attempt <= 3; attempt++) {
      running.channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
      expect(await delivery.sweep()).toBe(1);
      running.world.clock.pass(60_000);
      await running.caughtUp();
    }
    expect(await delivery.sweep()).toBe(0);
    expect((await advisories())[0]!.slice(-3)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryGivenUp', 'AdvisoryEscalated']);
    expect(await followUps()).toEqual([['advisory-escalated']]);
  });

  it('opens a task when the partner does not confirm in time, and escalates that when nobody sees to it', async () => {
    await lateDischarges(1);
    const delivery = running.delivery();
    await delivery.sweep();
    await running.caughtUp();
    running.world.clock.pass(23 * HOUR);
    expect(await delivery.sweep()).toBe(0);
    running.world.clock.pass(HOUR);
    expect(await delivery.sweep()).toBe(1);
    await running.caughtUp();
    expect(await followUps()).toEqual([['advisory-escalated']]);
    running.world.clock.pass(48 * HOUR);
    expect(await delivery.sweep()).toBe(1);
    await running.caughtUp();
    expect(await followUps()).toEqual([['advisory-escalated', 'FollowUpEscalated']]);
    expect(await due()).toEqual([]);
  });

  it('expires a klippekort on the day after its last valid date, two years on', async () => {
    const { world } = running;
    const { citizenId } = await world.resident();
    const validThrough = addYears(world.inDays(-1), defaultPolicy.klippekort.years);
    const card = { cardId: world.ids.next(), clips: 6, validFrom: world.today, validThrough };
    await world.happens(citizenId, KlippekortIssued.of(card, { on: world.today }));
    await running.caughtUp();
    const delivery = running.delivery();
    world.clock.moveTo(instantInCopenhagen(validThrough, '23:59'));
    await delivery.sweep();
    await running.caughtUp();
    expect((await pathwayTypes(citizenId)).at(-1)).toBe('KlippekortIssued');
    world.clock.pass(60_000);
    await delivery.sweep();
    await running.caughtUp();
    expect((await pathwayTypes(citizenId)).at(-1)).toBe('KlippekortExpired');
    expect((await followUps()).find(([kind]) => kind === 'klippekort-expiry')).toEqual(['klippekort-expiry', 'FollowUpCompleted']);
    expect(await due()).toEqual([]);
  });

  const pathwayTypes = async (citizenId: Uuid) => (await running.database.store.readStream(streamName(PATHWAY, citizenId))).map(({ type }) => type);

  it('P20: sets wake-ups for the next minutes only, under ids of delivery and attempt', async () => {
    const { world } = running;
    await lateDischarges(1);
    await world.plans(await world.resident(), world.inDays(300));
    await running.caughtUp();
    const wakeUps = new SilentWakeUps();
    const delivery = running.delivery({ wakeUps });
    running.channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
    await delivery.sweep();
    await running.caughtUp();
    await delivery.sweep();
    await delivery.sweep();
    expect(wakeUps.wanted).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}-1$/), delayMs: expect.any(Number) }]);
    expect(wakeUps.wanted[0]!.delayMs).toBeLessThanOrEqual(2000);
  });

  it('waits at its end for the attempt that is under way', async () => {
    await lateDischarges(1);
    let arrive = () => undefined as void;
    let begun = false;
    running.channel.during = () => {
      begun = true;
      return new Promise((resolve) => (arrive = resolve));
    };
    const delivery = running.delivery({ sweepMs: 20 });
    await delivery.start();
    await eventually('it is being sent', () => begun);
    const stopped = delivery.stop();
    arrive();
    await stopped;
    expect(await advisories()).toEqual([sentOnce]);
  });

  it('says how it is', async () => {
    await lateDischarges(2);
    running.world.clock.pass(5000);
    const health = await running.delivery().health();
    expect(health).toMatchObject({ due: 2, lastSweep: null, lastHeartbeat: null });
    expect(health.oldestMs).toBeGreaterThanOrEqual(5000);
  });

  it('writes nothing of a person into its tables', async () => {
    await lateDischarges(1);
    await running.delivery().sweep();
    await running.caughtUp();
    const { rows } = await running.database.pool.query<{ all: string }>(
      `select coalesce(json_agg(t)::text, '') as all from (select to_json(d) as t from read.due d union all select to_json(l) from delivery.leases l) x`,
    );
    expect(rows[0]!.all).not.toBe('');
    expect(rows[0]!.all).not.toMatch(/0101009999|Testborger|Prøvevej/);
    const { events } = await running.database.store.readAll({ after: BEFORE_ALL, limit: 100 });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/0101009999|Testborger|Prøvevej/);
  });
});
