import { afterEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { type Clock, instantFromMillis } from '#kernel';
import { eventually } from '#testing';
import { describeWithOwnRedis, RedisServer, type RedisServerOptions } from '#testing/redis/index.js';
import { openWakeUps } from '../open-wake-ups.js';
import { type WakeUpFailure } from '../wake-up-failure.js';
import { type WakeUps } from '../wake-ups.js';

const clock: Clock = { now: () => instantFromMillis(Date.now()) };

describeWithOwnRedis('wake-ups on a Redis in trouble', (server) => {
  const opened: WakeUps[] = [];
  let failures: WakeUpFailure[] = [];

  const open = async (heartbeatMs = 50): Promise<WakeUps> => {
    const backend = { kind: 'redis', url: server().url } as const;
    const wakeUps = await openWakeUps({ backend, clock, queue: `test-${randomUUID()}`, heartbeatMs, report: (failure) => failures.push(failure) });
    opened.push(wakeUps);
    return wakeUps;
  };
  const asked = async <T>(question: (client: Redis) => Promise<T>): Promise<T> => {
    const client = new Redis(server().url, { protocol: 2 });
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  };

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((wakeUps) => wakeUps.stop()));
    failures = [];
  });

  it('P19: wakes up again after everything was flushed away', async () => {
    const wakeUps = await open();
    let calls = 0;
    await wakeUps.start(() => Promise.resolve(void calls++));
    await eventually('a heartbeat', () => wakeUps.lastHeartbeat() !== null);
    await wakeUps.schedule([{ id: 'advisory-1', delayMs: 60_000 }]);
    await asked((client) => client.flushall());
    const flushed = Date.now();
    await wakeUps.schedule([
      { id: 'advisory-1', delayMs: 0 },
      { id: 'advisory-2', delayMs: 300 },
    ]);
    await eventually('both calls', () => calls === 2);
    await eventually('a heartbeat since', () => (wakeUps.lastHeartbeat() ?? 0) > flushed);
    // BullMQ misses the key of a beat that was being taken as everything was flushed away. Nothing else fails.
    expect(failures.filter(({ message }) => !message.includes('Missing key for job beat-'))).toEqual([]);
  });

  it('P17: shows by its heartbeat that Redis is gone, loses nothing by scheduling meanwhile, and recovers', async () => {
    const wakeUps = await open();
    let calls = 0;
    await wakeUps.start(() => Promise.resolve(void calls++));
    await eventually('a heartbeat', () => wakeUps.lastHeartbeat() !== null);
    await server().kill();
    const gone = Date.now();
    await wakeUps.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await eventually('the reports', () => failures.some(({ task }) => task === 'schedule') && failures.some(({ task }) => task === 'heartbeat'));
    expect(wakeUps.lastHeartbeat()).toBeLessThanOrEqual(gone);
    expect(calls).toBe(0);
    await server().start();
    const back = Date.now();
    await eventually('a heartbeat since', () => (wakeUps.lastHeartbeat() ?? 0) > back);
    await wakeUps.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await eventually('the call', () => calls === 1);
  });

  it('P17: is not held up by a Redis that answers nothing, and goes on when it does', async () => {
    const wakeUps = await open();
    let calls = 0;
    await wakeUps.start(() => Promise.resolve(void calls++));
    await eventually('a heartbeat', () => wakeUps.lastHeartbeat() !== null);
    server().freeze();
    try {
      await wakeUps.schedule([{ id: 'advisory-1', delayMs: 0 }]);
      expect(failures).toContainEqual(expect.objectContaining({ task: 'schedule' }));
    } finally {
      server().thaw();
    }
    const thawed = Date.now();
    await wakeUps.schedule([{ id: 'advisory-2', delayMs: 0 }]);
    await eventually('a call', () => calls >= 1);
    await eventually('a heartbeat since', () => (wakeUps.lastHeartbeat() ?? 0) > thawed);
  });

  it('stops in good time while Redis is gone, when the call under way has ended', async () => {
    const wakeUps = await open();
    let ended = false;
    let letGo: (() => void) | undefined;
    await wakeUps.start(() => new Promise<void>((resolve) => (letGo = resolve)).then(() => void (ended = true)));
    await wakeUps.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    await eventually('the call', () => letGo !== undefined);
    await server().kill();
    try {
      const stopping = wakeUps.stop();
      letGo?.();
      await stopping;
      expect(ended).toBe(true);
    } finally {
      await server().start();
    }
  });

  it('keeps no wake-up that was taken, only ids, and few beats', async () => {
    const wakeUps = await open(10);
    let calls = 0;
    await wakeUps.start(() => Promise.resolve(void calls++));
    await wakeUps.schedule(Array.from({ length: 50 }, (_, number) => ({ id: `advisory-${number}`, delayMs: 0 })));
    await wakeUps.schedule([{ id: 'later-1', delayMs: 60_000 }]);
    await eventually('a call', () => calls > 0);
    const before = Date.now();
    await eventually('a heartbeat since', () => (wakeUps.lastHeartbeat() ?? 0) > before);
    await wakeUps.stop();
    await asked(async (client) => {
      expect(await client.keys('borgerforloeb:*:wake-advisory-*')).toEqual([]);
      const [later = 'missing', ...more] = await client.keys('borgerforloeb:*:wake-later-1');
      expect(await client.hget(later, 'data')).toBe('{}');
      expect(more).toEqual([]);
    });
  });
});

const withServers = (name: string, body: (start: (options: RedisServerOptions) => Promise<string>) => void): void => {
  describeWithOwnRedis(name, () => {
    const servers: RedisServer[] = [];
    afterEach(async () => {
      await Promise.all(servers.splice(0).map((server) => server.dispose()));
    });
    body(async (options) => {
      const server = await RedisServer.start(options);
      servers.push(server);
      return server.url;
    });
  });
};

withServers('P19: openWakeUps asks Redis for its eviction policy', (start) => {
  const open = (url: string): Promise<WakeUps> => openWakeUps({ backend: { kind: 'redis', url }, clock, report: () => undefined });

  it.each(['allkeys-lru', 'volatile-ttl'])('and refuses %s', async (maxmemoryPolicy) => {
    await expect(open(await start({ maxmemoryPolicy }))).rejects.toThrow(`maxmemory-policy '${maxmemoryPolicy}'`);
  });

  it('and refuses one of a server that forbids CONFIG', async () => {
    await expect(open(await start({ maxmemoryPolicy: 'allkeys-lfu', withoutConfig: true }))).rejects.toThrow("maxmemory-policy 'allkeys-lfu'");
  });

  it('and takes noeviction of a server that forbids CONFIG', async () => {
    const wakeUps = await open(await start({ withoutConfig: true }));
    await wakeUps.stop();
  });

  it('and refuses to open where nobody answers, without saying with which password it asked', async () => {
    const failure = await open('redis://:hunter2@127.0.0.1:1').catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
    expect(String((failure as Error).stack)).not.toContain('hunter2');
    expect(Object.keys(failure as Error)).toEqual([]);
  });
});
