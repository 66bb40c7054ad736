import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { FollowedLog, freshStream, manyProposed } from '#event-store/contract/index.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';
import { eventually } from '#testing';
import { openBreakableConnection, type BreakableConnection } from '#testing/breakable-connection/breakable-connection.js';
import { openTestLog, type TestLog } from '#testing/event-store/test-log.js';
import { AppendOutcomeUnknown, EventStoreUnavailable, type EventStore, type ExpectedVersion } from '../port.js';
import { openPostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';

/** A session whose last statement is the one with which a store begins to listen. */
const isListening = "query like 'select coalesce(max(position), -1)::text as head %'";

describe('when connections break', () => {
  let log: TestLog;
  let direct: EventStore;
  const opened: { way: BreakableConnection; pool: Pool; store: EventStore }[] = [];

  beforeAll(async () => {
    log = await openTestLog();
    direct = log.open();
  });
  afterEach(async () => {
    for (const { way, pool, store } of opened.splice(0)) {
      way.mend();
      await store.close();
      await pool.end();
      await way.close();
    }
  });
  afterAll(async () => {
    await log.drop();
  });

  /** A store whose connections can be broken. */
  async function overBreakable(options: Partial<PostgresEventStoreOptions> = {}): Promise<{ way: BreakableConnection; store: EventStore }> {
    const way = await openBreakableConnection(log.url);
    const pool = openPool(way.url, { applicationName: 'borgerforloeb-test', max: 2 });
    const store = openPostgresEventStore({ pool, ...options });
    opened.push({ way, pool, store });
    return { way, store };
  }

  const expectations: readonly ExpectedVersion[] = ['no-stream', 1, 'any'];

  it.each(expectations)('finds out what came of an append whose answer was lost, expecting %p', async (expected) => {
    const { way, store } = await overBreakable();
    const stream = freshStream();
    if (expected !== 'no-stream') await store.append(stream, 'no-stream', manyProposed(2));
    else await store.append(freshStream(), 'no-stream', manyProposed(1));
    const before = (await direct.readStream(stream)).length;
    const events = manyProposed(3);
    const lost = way.loseNextAnswer();
    const result = await store.append(stream, expected, events);
    await lost;
    const last = (await direct.readStream(stream)).at(-1);
    expect(result).toEqual({ appended: true, version: before + 2, position: last?.position });
    expect((await direct.readStream(stream, before)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('says that the outcome is unknown when it cannot find out in time, and finds out when asked again', async () => {
    const { way, store } = await overBreakable();
    const stream = freshStream();
    await store.append(stream, 'no-stream', manyProposed(1));
    const events = manyProposed(2);
    const lost = way.loseNextAnswer().then(() => {
      way.cut();
    });
    await expect(store.append(stream, 0, events, { timeoutMs: 300 })).rejects.toThrow(AppendOutcomeUnknown);
    await lost;
    way.mend();
    expect(await store.append(stream, 0, events)).toMatchObject({ appended: true, version: 2 });
    expect(await direct.readStream(stream)).toHaveLength(3);
  });

  it('says that nothing was written when there was no connection to write over', async () => {
    const { way, store } = await overBreakable();
    way.cut();
    const stream = freshStream();
    await expect(store.append(stream, 'no-stream', manyProposed(1), { timeoutMs: 200 })).rejects.toThrow(EventStoreUnavailable);
    await expect(store.readStream(stream, 0, { timeoutMs: 200 })).rejects.toThrow(EventStoreUnavailable);
    await expect(store.head({ timeoutMs: 200 })).rejects.toThrow(EventStoreUnavailable);
    way.mend();
    expect(await store.append(stream, 'no-stream', manyProposed(1))).toMatchObject({ appended: true });
  });

  it('waits for a server that comes back within the deadline', async () => {
    const { way, store } = await overBreakable();
    await store.append(freshStream(), 'no-stream', manyProposed(1));
    way.cut();
    const append = store.append(freshStream(), 'no-stream', manyProposed(1));
    const read = store.head();
    way.mend();
    expect(await append).toMatchObject({ appended: true });
    expect(await read).toBeGreaterThan(0n);
  });

  it('keeps its deadlines while the server is silent, and works again afterwards', async () => {
    const { way, store } = await overBreakable({ attemptMs: 400 });
    const stream = freshStream();
    await store.append(stream, 'no-stream', manyProposed(1));
    way.freeze();
    const events = manyProposed(1);
    await expect(store.append(stream, 0, events, { timeoutMs: 200 })).rejects.toThrow(AppendOutcomeUnknown);
    await expect(store.readStream(stream, 0, { timeoutMs: 200 })).rejects.toThrow(EventStoreUnavailable);
    way.mend();
    expect(await store.append(stream, 0, events)).toMatchObject({ appended: true, version: 1 });
    expect(await direct.readStream(stream)).toHaveLength(2);
  });

  it('writes every id once while its sessions are killed in the middle of appends', async () => {
    const store = log.open();
    const streams = Array.from({ length: 12 }, freshStream);
    const appends = 40;
    let answered = 0;
    let kills = 0;
    const writing = streams.map(async (stream) => {
      const ids: string[] = [];
      for (let round = 0; round < appends; round += 1) {
        const events = manyProposed(2);
        const result = await store.append(stream, round === 0 ? 'no-stream' : round * 2 - 1, events);
        expect(result).toMatchObject({ appended: true, version: round * 2 + 1 });
        ids.push(...events.map(({ id }) => id));
        answered += 1;
      }
      return ids;
    });
    const killing = eventually('all appends are answered', async () => {
      kills += await kill("query like '%log.append(%'");
      return answered === streams.length * appends;
    });
    const ids = await Promise.all(writing);
    await killing;
    expect(kills).toBeGreaterThan(2);
    for (const [index, stream] of streams.entries()) expect((await direct.readStream(stream)).map(({ id }) => id)).toEqual(ids[index]);
  });

  it('goes on with a subscription whose wake-up session is killed, without waiting for its next look', async () => {
    const store = log.open({ pollMs: 3_600_000 });
    const after = await store.head();
    const followed = new FollowedLog(store, { after });
    await eventually('it listens', async () => (await listening()) === 1);
    await direct.append(freshStream(), 'no-stream', manyProposed(1));
    await followed.until(({ events }) => events.length === 1);
    expect(await kill(isListening)).toBe(1);
    await direct.append(freshStream(), 'no-stream', manyProposed(1));
    await followed.until(({ events }) => events.length === 2);
    await direct.append(freshStream(), 'no-stream', manyProposed(1));
    await followed.until(({ events }) => events.length === 3);
    await followed.stop();
  });

  it('goes on with a subscription while the server is away, and tells of it', async () => {
    const failures: unknown[] = [];
    const { way, store } = await overBreakable({ timeoutMs: 100, pollMs: 20, report: (failure) => failures.push(failure) });
    const after = await direct.head();
    const followed = new FollowedLog(store, { after });
    await direct.append(freshStream(), 'no-stream', manyProposed(2));
    await followed.until(({ events }) => events.length === 2);
    way.cut();
    await direct.append(freshStream(), 'no-stream', manyProposed(3));
    await eventually('the failure is told of', () => failures.length > 0);
    expect(followed.events).toHaveLength(2);
    way.mend();
    await followed.until(({ events }) => events.length === 5);
    await followed.stop();
    expect(failures.every((failure) => failure instanceof EventStoreUnavailable)).toBe(true);
    expect(followed.events).toStrictEqual((await direct.readAll({ after, limit: 10 })).events);
  });

  /** Kills the sessions on this database whose last statement is such; gives how many. */
  async function kill(condition: string): Promise<number> {
    const { rows } = await log.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
    );
    return rows.length;
  }

  async function listening(): Promise<number> {
    const { rows } = await log.pool.query(`select 1 from pg_stat_activity where datname = current_database() and ${isListening}`);
    return rows.length;
  }
});
