import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.js';

describe('what is gathered', () => {
  it('goes together when it is asked for while a run is under way, and each but once', async () => {
    const runs: (readonly number[])[] = [];
    const gathered = new Gathered(async (items: readonly number[]) => {
      runs.push(items);
      await new Promise(setImmediate);
      return items.length;
    });
    const first = gathered.with(1);
    await Promise.resolve();
    expect(await Promise.all([first, gathered.with(2), gathered.with(3), gathered.with(2)])).toEqual([1, 2, 2, 2]);
    expect(await gathered.with(4)).toBe(1);
    expect(runs).toEqual([[1], [2, 3], [4]]);
  });

  it('fails together, and the next run is tried again', async () => {
    let broken = true;
    const gathered = new Gathered((items: readonly number[]) => (broken ? Promise.reject(new Error('away')) : Promise.resolve(items)));
    const failures = await Promise.allSettled([gathered.with(1), gathered.with(2)]);
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await gathered.with(3)).toEqual([3]);
  });
});
