import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE_ALL } from '#kernel';
import { freshStream, manyProposed, proposed } from '#event-store/contract/index.js';
import { freshDatabase } from '#testing';
import { openTestLog, type TestLog } from '#testing/event-store/test-log.js';
import { EventStoreUnavailable, type AppendResult } from '../port.js';
import { openPostgresEventStore } from './postgres-event-store.js';

describe('batches of appends', () => {
  let log: TestLog;

  beforeAll(async () => {
    log = await openTestLog();
  });
  afterAll(async () => {
    await log.drop();
  });

  /** How many transactions wrote events after a position. */
  async function transactions(after: bigint): Promise<number> {
    const { rows } = await log.pool.query('select count(distinct xmin::text)::int as count from log.events where position > $1', [after]);
    return (rows[0] as { count: number }).count;
  }

  it('begins before everything', async () => {
    const store = log.open();
    expect(await store.head()).toBe(BEFORE_ALL);
    expect(await store.readAll({ after: BEFORE_ALL, limit: 10, types: ['ContractNoted'] })).toEqual({ events: [], position: BEFORE_ALL });
    expect(await store.append(freshStream(), 'no-stream', manyProposed(1))).toEqual({ appended: true, version: 0, position: 0n });
  });

  it('writes what is asked at the same time in one transaction, and each append has its own answer', async () => {
    const store = log.open();
    const [taken, growing] = [freshStream(), freshStream()];
    await store.append(taken, 'no-stream', manyProposed(2));
    const known = manyProposed(2);
    const earlier = await store.append(growing, 'no-stream', known);
    const after = await store.head();
    const results = await Promise.all([
      store.append(freshStream(), 'no-stream', manyProposed(3)),
      store.append(taken, 'no-stream', manyProposed(1)),
      store.append(taken, 1, manyProposed(1)),
      store.append(growing, 'no-stream', known),
      store.append(freshStream(), 4, manyProposed(1)),
      store.append(growing, 1, manyProposed(2)),
      store.append(growing, 3, manyProposed(1)),
      store.append(freshStream(), 'any', manyProposed(1)),
    ]);
    const answers: readonly AppendResult[] = [
      { appended: true, version: 2, position: after + 3n },
      { appended: false, actual: 1 },
      { appended: true, version: 2, position: after + 5n },
      earlier,
      { appended: false, actual: null },
      { appended: true, version: 3, position: after + 7n },
      { appended: true, version: 4, position: after + 8n },
      { appended: true, version: 0, position: after + 4n },
    ];
    expect(results).toEqual(answers);
    expect(await transactions(after)).toBe(1);
  });

  it('takes at most so many appends into one', async () => {
    const store = log.open({ maxBatch: 4 });
    const after = await store.head();
    await Promise.all(Array.from({ length: 10 }, () => store.append(freshStream(), 'no-stream', manyProposed(2))));
    expect(await transactions(after)).toBe(3);
  });

  it('fails only the append that is at fault', async () => {
    const store = log.open();
    const stream = freshStream();
    const [known] = manyProposed(1);
    await store.append(stream, 'no-stream', [known]);
    const after = await store.head();
    const settled = await Promise.allSettled([
      store.append(freshStream(), 'no-stream', manyProposed(2)),
      store.append(stream, 0, [proposed(), known]),
      store.append(freshStream(), 'no-stream', [proposed('Contract\u0000')]),
      store.append(freshStream(), 'no-stream', [{ ...proposed(), id: 'no-uuid' as typeof known.id }]),
      store.append(freshStream(), 'no-stream', manyProposed(2)),
    ]);
    expect(settled).toEqual([
      { status: 'fulfilled', value: { appended: true, version: 1, position: after + 2n } },
      { status: 'fulfilled', value: { appended: false, actual: 0 } },
      { status: 'rejected', reason: expect.any(RangeError) },
      { status: 'rejected', reason: expect.any(RangeError) },
      { status: 'fulfilled', value: { appended: true, version: 1, position: after + 4n } },
    ]);
    expect(await store.head()).toBe(after + 4n);
  });

  it('rejects only the append whose data are no JSON', async () => {
    const store = log.open();
    const circle: Record<string, never> = {};
    Object.assign(circle, { circle });
    const [bad, good] = await Promise.allSettled([
      store.append(freshStream(), 'no-stream', [proposed('ContractNoted', circle)]),
      store.append(freshStream(), 'no-stream', manyProposed(1)),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('does not wait for a connection of the pool', async () => {
    const store = log.open();
    const held = await Promise.all(Array.from({ length: log.pool.options.max }, () => log.pool.connect()));
    try {
      expect(await store.append(freshStream(), 'no-stream', manyProposed(1))).toMatchObject({ appended: true });
    } finally {
      for (const client of held) client.release();
    }
  });

  it('answers what is under way before it closes, and nothing after', async () => {
    const store = log.open();
    const stream = freshStream();
    const underWay = store.append(stream, 'no-stream', manyProposed(1));
    const reading = store.readStream(stream);
    await store.close();
    expect(await underWay).toMatchObject({ appended: true });
    expect(await reading).toBeDefined();
    await expect(store.append(stream, 'any', manyProposed(1))).rejects.toThrow(EventStoreUnavailable);
    await expect(store.readStream(stream)).rejects.toThrow(EventStoreUnavailable);
    await store.close();
  });

  it('is unavailable where the schema is missing', async () => {
    const { pool, drop } = await freshDatabase();
    const store = openPostgresEventStore({ pool });
    try {
      await expect(store.append(freshStream(), 'any', manyProposed(1), { timeoutMs: 150 })).rejects.toThrow(EventStoreUnavailable);
      await expect(store.head()).rejects.toThrow(EventStoreUnavailable);
    } finally {
      await store.close();
      await drop();
    }
  });

  it.each(['update log.events set version = 7', 'delete from log.events', 'truncate log.events'])('only grows: refuses "%s"', async (change) => {
    await expect(log.pool.query(change)).rejects.toMatchObject({ code: '23001' });
  });
});
