import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { concernedBy, type Processor } from '../processors/processor.js';
import { CheckpointWaits } from './checkpoint-waits.js';
import { ensureCheckpoint } from './lease.js';

let base: ProcessingDatabase;
beforeAll(async () => {
  base = await processingDatabase();
});
afterAll(() => base.drop());

const move = async (name: string, position: number) => {
  await ensureCheckpoint(base.pool, name);
  await base.pool.query('update processing.checkpoints set position = $2 where name = $1', [name, position]);
};

describe('waiting for processors', () => {
  it('ends when all of them have come as far', async () => {
    await move('near', 5);
    let done = false;
    const waiting = base.waits.waitFor(['near', 'far'], 5n, 20_000).then((reached) => (done = true) && reached);
    expect(await base.waits.waitFor(['near'], 5n, 20_000)).toBe(true);
    expect(done).toBe(false);
    await move('far', 4);
    expect(await base.waits.waitFor(['far'], 4n, 20_000)).toBe(true);
    expect(done).toBe(false);
    await move('far', 6);
    expect(await waiting).toBe(true);
  });

  it('ends with false when the time is up, also for a processor that does not exist', async () => {
    await move('slow', 1);
    expect(await base.waits.waitFor(['slow'], 2n, 30)).toBe(false);
    expect(await base.waits.waitFor(['nobody'], 0n, 30)).toBe(false);
  });

  it('ends at once where there is nobody to wait for', async () => {
    expect(await base.waits.waitFor([], 1_000n, 0)).toBe(true);
  });

  it('survives a database that cannot be asked, and looks at nothing when nobody waits', async () => {
    let asked = 0;
    const failing = new CheckpointWaits({ query: () => Promise.reject(new Error(`away ${asked++}`)) }, 1);
    expect(await failing.waitFor(['any'], 1n, 50)).toBe(false);
    const before = asked;
    expect(before).toBeGreaterThan(1);
    const waiting = failing.waitFor(['any'], 1n, 20_000);
    failing.reached('any', 1n);
    expect(await waiting).toBe(true);
    expect(asked).toBeLessThanOrEqual(before + 2);
  });

  it('shares one look among all who wait', async () => {
    let asked = 0;
    const query = ((...args: Parameters<typeof base.pool.query>) => (asked++, base.pool.query(...args))) as unknown as typeof base.pool.query;
    const waits = new CheckpointWaits({ query }, 5);
    await move('shared', 0);
    const all = Promise.all(Array.from({ length: 200 }, () => waits.waitFor(['shared'], 1n, 20_000)));
    await move('shared', 1);
    expect((await all).every(Boolean)).toBe(true);
    expect(asked).toBeLessThan(100);
  });
});

describe('whom to wait for', () => {
  const processor = (name: string, types?: readonly string[]): Processor => ({ name, types, failure: 'halt', handle: () => Promise.resolve() });

  it('is who has to do with one of the types', () => {
    const all = [processor('a', ['X', 'Y']), processor('b', ['Z']), processor('c')];
    expect(concernedBy(all, ['Y', 'Q'])).toEqual(['a', 'c']);
  });
});
