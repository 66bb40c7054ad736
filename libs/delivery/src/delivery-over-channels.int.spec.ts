import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, advisoryCatalogue, type AgreementTerms } from '#domain';
import { instantInCopenhagen, millisOf } from '#kernel';
import { eventually } from '#testing';
import { type CountingPartner, type Manners, startCountingPartner, webhookManners } from '#testing/delivery/counting-partner.js';
import { fhirManners, fhirReceiver } from '#testing/delivery/fhir-partner.js';
import { openRealChannels } from '#testing/delivery/real-channels.js';
import { RunningDelivery } from '#testing/delivery/running-delivery.js';
import { SilentWakeUps } from '#testing/delivery/silent-wake-ups.js';
import { describeWithOwnRedis } from '#testing/redis/index.js';
import { type Channels } from './channels/channel.js';
import { type Delivery, type DeliveryParts } from './delivery.js';
import { openWakeUps, type WakeUpBackend } from './wake-ups/open-wake-ups.js';

/** So rarely that whatever is sent in a test was sent because the queue woke somebody. */
const NEVER = 86_400_000;
const HOUR = 3_600_000;

interface Way {
  readonly kind: 'webhook' | 'fhir';
  readonly manners: Manners;
  channelTo(endpoint: string): AgreementTerms['channel'];
  /** What happens to an advisory that the partner takes at the first attempt. */
  readonly taken: readonly string[];
}
const sentOnce = ['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent'];
const ways: readonly Way[] = [
  { kind: 'webhook', manners: webhookManners, channelTo: (endpoint) => ({ kind: 'webhook', endpoint, secretGeneration: 1 }), taken: sentOnce },
  { kind: 'fhir', manners: fhirManners, channelTo: (endpoint) => ({ kind: 'fhir', endpoint, ...fhirReceiver }), taken: [...sentOnce, 'AdvisoryDelivered'] },
];

let running: RunningDelivery;
let partner: CountingPartner;
let channels: Channels;
/** What the partner says to the next messages instead of what it usually says. */
let words: Manners['answer'][];
const closing: { close(): Promise<void> }[] = [];

async function open({ manners, channelTo }: Way): Promise<void> {
  running = await RunningDelivery.open();
  words = [];
  partner = await startCountingPartner({ ...manners, answer: (id) => (words.shift() ?? manners.answer)(id) });
  const real = openRealChannels(running.world);
  closing.push(real);
  ({ channels } = real);
  await running.world.agree({ channel: channelTo(partner.endpoint) });
}
async function close(): Promise<void> {
  await running.drop();
  await Promise.all(closing.splice(0).map((one) => one.close()));
  await partner.stop();
}

const delivery = (parts: Partial<DeliveryParts> = {}): Delivery => running.delivery({ channels, ...parts });
/** Residents whose discharge is planned so late that the partner is told at once. */
async function planLate(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await running.world.plans(await running.world.resident(), running.world.inDays(3));
}
const histories = async () => (await running.world.streamsOf(ADVISORY, advisoryCatalogue)).map((events) => events.map(({ type }) => type));
/** The partner has so many, each came once, and each is known to be sent. */
async function arrivedOnce(count: number, taken: readonly string[]): Promise<void> {
  await eventually(`${count} are known to be sent`, async () => (await histories()).filter((types) => types.includes(taken.at(-1) as never)).length === count);
  expect(partner.counts()).toEqual({ ids: count, posts: count });
}

describe.each(ways)('what is told by $kind', (way) => {
  beforeEach(() => open(way));
  afterEach(close);

  it('P16: is found by the sweep when it is due, and not before, although no wake-up ever came', async () => {
    const { world } = running;
    await world.plans(await world.resident(), world.inDays(20));
    await running.caughtUp();
    const sweeping = delivery();
    world.clock.moveTo(instantInCopenhagen(world.inDays(13), '11:59'));
    expect(await sweeping.sweep()).toBe(0);
    world.clock.pass(60_000);
    expect(await sweeping.sweep()).toBe(1);
    await arrivedOnce(1, way.taken);
    expect(await histories()).toEqual([way.taken]);
  });

  it('P18: is sent once, however often and by whom it is looked for while it is on its way', async () => {
    await planLate(1);
    await running.caughtUp();
    let say: () => void = () => undefined;
    words.push((id) => new Promise((resolve) => (say = () => resolve(way.manners.answer(id)))));
    const first = delivery();
    const sending = first.sweep();
    await eventually('it is on its way', () => partner.counts().posts === 1);
    const again = [first.sweep(), delivery().sweep(), delivery().sweep()];
    expect(await Promise.all(again.slice(1))).toEqual([0, 0]);
    say();
    await Promise.all([sending, ...again]);
    await arrivedOnce(1, way.taken);
    expect(await histories()).toEqual([way.taken]);
  });

  it('P20: gets a wake-up of its own for every attempt', async () => {
    await planLate(1);
    await running.caughtUp();
    const wakeUps = new SilentWakeUps();
    const trying = delivery({ wakeUps });
    words.push(() => ({ status: 503 }), () => 'hangs up');
    for (let attempt = 1; attempt <= 2; attempt++) {
      expect(await trying.sweep()).toBe(1);
      await running.caughtUp();
      await trying.sweep();
      await trying.sweep();
      running.world.clock.pass(60_000);
    }
    expect(await trying.sweep()).toBe(1);
    const [{ id } = { id: '' }] = wakeUps.wanted;
    expect(wakeUps.wanted.map((wanted) => wanted.id)).toEqual([id, id.replace(/-1$/, '-2')]);
    expect(id).toMatch(/^[0-9a-f-]{36}-1$/);
    expect(partner.counts()).toEqual({ ids: 1, posts: 3 });
  });

  it('P24: is waited for at the end, and nothing more is begun', async () => {
    await planLate(3);
    await running.caughtUp();
    let say: () => void = () => undefined;
    words.push((id) => new Promise((resolve) => (say = () => resolve(way.manners.answer(id)))));
    const ending = delivery({ sweepMs: 20, perPartner: 1 });
    await ending.start();
    await eventually('one is on its way', () => partner.counts().posts === 1);
    const ended = ending.stop();
    say();
    await ended;
    expect(partner.counts().posts).toBe(1);
    expect((await histories()).filter((types) => types.includes('AdvisoryDispatchStarted'))).toEqual([way.taken]);
    await running.caughtUp();
    await delivery().sweep();
    await arrivedOnce(3, way.taken);
  });

  it('P28: is sent and confirmed under the correlation id of what set it going', async () => {
    const { world } = running;
    const { metadata } = await world.plans(await world.resident(), world.inDays(3));
    await running.caughtUp();
    await delivery().sweep();
    const { events } = await world.store.readAll({ after: -1n, limit: 100, types: advisoryCatalogue.types });
    expect(events.map(({ type }) => type)).toEqual(way.taken);
    expect(new Set(events.map(({ metadata: { correlationId } }) => correlationId))).toEqual(new Set([metadata.correlationId]));
  });
});

for (const way of ways) {
  describeWithOwnRedis(`what is told by ${way.kind}, woken through Redis`, (server) => {
    beforeEach(() => open(way));
    afterEach(close);

    async function started(sweepMs = NEVER): Promise<Delivery> {
      const { clock } = running.world;
      const backend: WakeUpBackend = { kind: 'redis', url: server().url };
      const wakeUps = await openWakeUps({ backend, clock, queue: `test-${running.world.ids.next()}`, heartbeatMs: 200, report: () => undefined });
      const woken = delivery({ wakeUps, sweepMs });
      await woken.start();
      await eventually('its first sweep', async () => (await woken.health()).lastSweep !== null);
      return woken;
    }

    it('P17: goes out while Redis is away, which the heartbeat shows, and when it is back', async () => {
      const { clock } = running.world;
      const woken = await started(50);
      await eventually('a heartbeat', async () => (await woken.health()).lastHeartbeat !== null);
      await server().kill();
      const gone = clock.now();
      try {
        clock.pass(60_000);
        await planLate(2);
        await arrivedOnce(2, way.taken);
        expect((await woken.health()).lastHeartbeat).toBeLessThanOrEqual(millisOf(gone));
      } finally {
        await server().start();
      }
      await eventually('a heartbeat', async () => (await woken.health()).lastHeartbeat === millisOf(clock.now()));
      await planLate(1);
      await arrivedOnce(3, way.taken);
    });

    it('P18: goes out once from two processes that are woken for the same', async () => {
      await Promise.all([started(), started()]);
      await planLate(8);
      await arrivedOnce(8, way.taken);
      expect(running.failures).toEqual([]);
    });

    it('P19: FLUSHALL in the middle loses nothing of it', async () => {
      words.push(() => ({ status: 503 }), () => 'hangs up');
      await started(50);
      await planLate(4);
      await eventually('two wait for another attempt', async () => (await histories()).filter((types) => types.includes('AdvisoryAttemptFailed')).length === 2);
      const redis = new Redis(server().url);
      await redis.flushall();
      await redis.quit();
      await planLate(2);
      running.world.clock.pass(HOUR);
      await eventually('all are known to be sent', async () => (await histories()).filter((types) => types.includes('AdvisorySent')).length === 6);
      // One was put off, and of one nobody could know.
      expect(partner.counts()).toEqual({ ids: 6, posts: 8 });
    });
  });
}
