import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { millisOf } from '#kernel';
import { eventually } from '#testing';
import { RunningDelivery } from '#testing/delivery/running-delivery.js';
import { describeWithOwnRedis } from '#testing/redis/index.js';
import { type Delivery } from './delivery.js';
import { openWakeUps, type WakeUpBackend } from './wake-ups/open-wake-ups.js';

/** So rarely that whatever is sent in a test was sent because the queue woke somebody. */
const NEVER = 86_400_000;
let running: RunningDelivery;
beforeEach(async () => {
  running = await RunningDelivery.open();
  await running.world.agree();
});
afterEach(() => running.drop());

async function started(backend: WakeUpBackend, sweepMs = NEVER): Promise<Delivery> {
  const { clock } = running.world;
  const wakeUps = await openWakeUps({ backend, clock, queue: `test-${running.world.ids.next()}`, heartbeatMs: 200, report: () => undefined });
  const delivery = running.delivery({ wakeUps, sweepMs });
  await delivery.start();
  await eventually('its first sweep', async () => (await delivery.health()).lastSweep !== null);
  return delivery;
}
async function planLate(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await running.world.plans(await running.world.resident(), running.world.inDays(3));
}
const arrived = (count: number) => eventually(`${count} have arrived`, () => running.channel.inbox.size === count);

function deliveryBy(backend: () => WakeUpBackend): void {
  it('sends at once what is due at once, woken by the queue', async () => {
    await started(backend());
    await planLate(3);
    await arrived(3);
    expect(running.channel.attempts).toHaveLength(3);
  });

  it('P18: two processes that are woken for the same send each once', async () => {
    await Promise.all([started(backend()), started(backend())]);
    await planLate(12);
    await arrived(12);
    await running.caughtUp();
    expect(running.channel.attempts).toHaveLength(12);
    expect(running.failures).toEqual([]);
  });

  it('P17: knows that the queue carries', async () => {
    const delivery = await started(backend());
    await eventually('a heartbeat', async () => (await delivery.health()).lastHeartbeat !== null);
  });
}

describe('delivery woken through PostgreSQL', () => {
  deliveryBy(() => ({ kind: 'postgres', url: running.database.url }));
});

describeWithOwnRedis('delivery woken through Redis', (server) => {
  const backend = (): WakeUpBackend => ({ kind: 'redis', url: server().url });
  deliveryBy(backend);

  it('P19: FLUSHALL in the middle loses nothing', async () => {
    const { clock } = running.world;
    running.channel.outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' }, { is: 'unknown', code: 'TimeoutError' });
    await started(backend(), 50);
    await planLate(4);
    await eventually('two wait for another attempt', () => running.channel.attempts.length === 4);
    const redis = new Redis(server().url);
    await redis.flushall();
    await redis.quit();
    await planLate(2);
    clock.pass(3_600_000);
    await arrived(6);
    expect(running.channel.attempts).toHaveLength(8);
  });

  it('P19: sends on while Redis is away, and is woken by it again when it is back', async () => {
    const delivery = await started(backend(), 50);
    await server().kill();
    try {
      await planLate(2);
      await arrived(2);
    } finally {
      await server().start();
    }
    const { clock } = running.world;
    clock.pass(1000);
    await eventually('a heartbeat', async () => (await delivery.health()).lastHeartbeat === millisOf(clock.now()));
  });
});
