import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type StoredEvent } from '#kernel';
import { FollowedLog, freshStream, manyProposed } from '#event-store/contract/index.js';
import { eventually, freshDatabase, type FreshDatabase } from '#testing';
import { openTestLog, type TestLog } from '#testing/event-store/test-log.js';
import { writeFromAnotherProcess } from '#testing/event-store/writing-process.js';
import { appendStatement, batchParameters } from './append-batch.js';
import { PendingAppend } from './pending-append.js';

describe('one total order that no reader skips in', () => {
  let log: TestLog;
  let elsewhere: FreshDatabase;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    [log, elsewhere] = await Promise.all([openTestLog(), freshDatabase({ max: 1 })]);
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await log.drop();
    await elsewhere.drop();
  });

  async function session(url: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    clients.push(client);
    await client.connect();
    return client;
  }

  /** A transaction that has an id and then does nothing: what stalls readers that wait for a horizon of transactions. */
  async function idleTransaction(url: string): Promise<pg.Client> {
    const client = await session(url);
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    return client;
  }

  it('keeps a quick append behind a slow one that began before it', async () => {
    const store = log.open();
    const after = await store.head();
    const followed = new FollowedLog(store, { after });
    const [slowStream, quickStream] = [freshStream(), freshStream()];

    const slow = await session(log.url);
    const pending = new PendingAppend(slowStream, 'no-stream', manyProposed(2), 60_000);
    await slow.query('begin');
    await slow.query({ ...appendStatement, values: batchParameters({ appends: [pending], rounds: [0] }) });

    const quick = store.append(quickStream, 'no-stream', manyProposed(1));
    await eventually('the quick append waits its turn', async () => {
      const { rows } = await log.pool.query("select 1 from pg_stat_activity where datname = current_database() and wait_event = 'advisory'");
      return rows.length === 1;
    });
    expect((await store.readAll({ after, limit: 10 })).events).toEqual([]);

    await slow.query('commit');
    pending.resolve({ appended: false, actual: null });
    expect(await quick).toMatchObject({ appended: true, version: 0 });
    await followed.until(({ events }) => events.length === 3);
    await followed.stop();
    expect(followed.events.map(({ stream }) => stream)).toEqual([slowStream, slowStream, quickStream]);
    expect(followed.events.map(({ position }) => position - after)).toEqual([1n, 2n, 3n]);
  });

  it('leaves no gap where an append was rolled back', async () => {
    const store = log.open();
    const before = await store.head();
    const broken = await session(log.url);
    const pending = new PendingAppend(freshStream(), 'no-stream', manyProposed(5), 60_000);
    await broken.query('begin');
    await broken.query({ ...appendStatement, values: batchParameters({ appends: [pending], rounds: [0] }) });
    await broken.query('rollback');
    pending.resolve({ appended: false, actual: null });
    expect(await store.append(freshStream(), 'no-stream', manyProposed(1))).toMatchObject({ position: before + 1n });
  });

  it('P10 shows every event once and in order from slow and quick processes, with transactions left open elsewhere', async () => {
    const idle = await Promise.all([idleTransaction(elsewhere.url), idleTransaction(log.url)]);
    const [store, other] = [log.open(), log.open({ pollMs: 20 })];
    const after = await store.head();
    const followed = [new FollowedLog(store, { after, pageSize: 50 }), new FollowedLog(other, { after, pageSize: 3 })];

    const ids = (
      await Promise.all([
        writeFromAnotherProcess({ url: log.url, callers: 16, appends: 20, events: 1 }),
        writeFromAnotherProcess({ url: log.url, callers: 2, appends: 4, events: 60 }),
        writeHere(12, 15),
      ])
    ).flat();
    expect(ids).toHaveLength(16 * 20 + 2 * 4 * 60 + 12 * 15);

    for (const reader of followed) await reader.until(({ events }) => events.length >= ids.length);
    for (const reader of followed) await reader.stop();
    const { events } = await store.readAll({ after, limit: ids.length + 1 });
    expect(events.map(({ id }) => id as string).sort()).toEqual([...ids].sort());
    expect(events.map(({ position }) => position - after)).toEqual(events.map((_, place) => BigInt(place) + 1n));
    expect(versionsAreWhole(events)).toBe(true);
    for (const reader of followed) expect(reader.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    for (const client of idle) await client.query('rollback');

    async function writeHere(streams: number, appends: number): Promise<string[]> {
      const written: string[] = [];
      await Promise.all(
        Array.from({ length: streams }, async () => {
          const stream = freshStream();
          for (let round = 0; round < appends; round += 1) {
            const proposed = manyProposed(1);
            expect(await other.append(stream, round === 0 ? 'no-stream' : round - 1, proposed)).toMatchObject({ version: round });
            written.push(proposed[0].id);
          }
        }),
      );
      return written;
    }
  });

  it('refuses to write under an isolation in which it could not see what the lock waited for', async () => {
    const client = await session(log.url);
    await client.query('begin isolation level repeatable read');
    await expect(client.query({ ...appendStatement, values: batchParameters({ appends: [], rounds: [] }) })).rejects.toMatchObject({
      code: '25000',
    });
    await client.query('rollback');
  });
});

function versionsAreWhole(events: readonly StoredEvent[]): boolean {
  const next = new Map<string, number>();
  return events.every(({ stream, version }) => {
    const expected = next.get(stream) ?? 0;
    next.set(stream, expected + 1);
    return version === expected;
  });
}
