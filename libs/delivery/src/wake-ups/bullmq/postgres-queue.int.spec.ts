import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { getDefaultBackendFactory, createRedisBackend, LATEST_SCHEMA_VERSION } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { type Clock, instantFromMillis } from '#kernel';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { openBreakableConnection } from '#testing/breakable-connection/breakable-connection.js';
import { openWakeUps } from '../open-wake-ups.js';
import { type WakeUpFailure } from '../wake-up-failure.js';
import { type WakeUps } from '../wake-ups.js';
import { migrateWakeUpQueue } from './postgres-queue.js';

const clock: Clock = { now: () => instantFromMillis(Date.now()) };

describe('wake-ups on a PostgreSQL', () => {
  const opened: WakeUps[] = [];
  let failures: WakeUpFailure[] = [];
  let database: FreshDatabase;

  const open = async (queue = `test-${randomUUID()}`, url = database.url): Promise<WakeUps> => {
    const backend = { kind: 'postgres', url } as const;
    const wakeUps = await openWakeUps({ backend, clock, queue, heartbeatMs: 50, report: (failure) => failures.push(failure) });
    opened.push(wakeUps);
    return wakeUps;
  };
  const migrations = async (): Promise<unknown[]> => (await database.pool.query('select version, applied_at from bullmq.migration order by version')).rows;

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((wakeUps) => wakeUps.stop()));
    failures = [];
  });
  afterAll(async () => {
    await database.drop();
  });

  it('makes its schema once, however many start at the same time, and writes nothing when it is there', async () => {
    const queue = `test-${randomUUID()}`;
    await Promise.all(Array.from({ length: 5 }, () => open(queue)));
    const made = await migrations();
    expect(made).toHaveLength(LATEST_SCHEMA_VERSION);
    const { rows: before } = await database.pool.query("select xmin::text from bullmq.migration");
    await migrateWakeUpQueue(database.url);
    expect(await migrations()).toEqual(made);
    expect((await database.pool.query("select xmin::text from bullmq.migration")).rows).toEqual(before);
    const { rows } = await database.pool.query("select count(*)::int as strays from pg_tables where schemaname = 'public'");
    expect(rows).toEqual([{ strays: 0 }]);
  });

  it("leaves BullMQ's process-wide default on Redis, so that both may be used in one process", async () => {
    await open();
    expect(getDefaultBackendFactory()).toBe(createRedisBackend);
  });

  it('keeps no wake-up that was taken, and only ids of those that wait', async () => {
    const queue = `test-${randomUUID()}`;
    const wakeUps = await open(queue);
    let calls = 0;
    await wakeUps.start(() => Promise.resolve(void calls++));
    await wakeUps.schedule(Array.from({ length: 1_500 }, (_, number) => ({ id: `advisory-${number}`, delayMs: number < 50 ? 0 : 60_000 })));
    await eventually('a call', () => calls > 0);
    const before = Date.now();
    await eventually('a heartbeat since', () => (wakeUps.lastHeartbeat() ?? 0) > before);
    await wakeUps.stop();
    const { rows } = await database.pool.query(
      "select state, count(*)::int, min(id) as first, bool_and(data = '{}') as empty from bullmq.job where queue = $1 and id like 'wake-advisory-%' group by state",
      [queue],
    );
    expect(rows).toEqual([{ state: 'delayed', count: 1_450, first: 'wake-advisory-100', empty: true }]);
  });

  it('P17: recovers when all its sessions are ended, again and again', async () => {
    const wakeUps = await open();
    let calls = 0;
    await wakeUps.start(() => Promise.resolve(void calls++));
    for (let time = 1; time <= 3; time++) {
      await eventually('a heartbeat', () => wakeUps.lastHeartbeat() !== null);
      await database.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      const ended = Date.now();
      await eventually('a heartbeat since', () => (wakeUps.lastHeartbeat() ?? 0) > ended);
      const before = calls;
      await wakeUps.schedule([{ id: `advisory-${time}`, delayMs: 0 }]);
      await eventually('the call', () => calls > before);
    }
    expect(calls).toBe(3);
  });

  it('P17: leaves the process to its other work where the first session of its worker breaks, and recovers', async () => {
    const way = await openBreakableConnection(database.url);
    const wakeUps = await open(`test-${randomUUID()}`, way.url);
    way.cut();
    await wakeUps.start(() => Promise.resolve());
    await eventually('the failure is told', () => failures.some(({ task }) => task === 'connection'));
    way.mend();
    await eventually('a heartbeat', () => wakeUps.lastHeartbeat() !== null);
    await wakeUps.stop();
    await way.close();
  });

  it('refuses to open where nobody answers', async () => {
    const nowhere = { kind: 'postgres', url: 'postgresql://nobody:hunter2@127.0.0.1:1/nothing' } as const;
    const failure = await openWakeUps({ backend: nowhere, clock, report: () => undefined }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'ECONNREFUSED' });
    expect(String((failure as Error).stack)).not.toContain('hunter2');
  });
});
