import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { imported, refused } from '../recording/row-outcome.js';
import { Lanes } from './lanes.js';
import { OpenLines } from './open-lines.js';
import { nothingSettled, Tally } from './tally.js';
import { type ReadyRow, Together } from './together.js';

describe('lines under way', () => {
  it('are settled through the last before the first that is open', () => {
    const lines = new OpenLines(1);
    expect(lines.settledThrough).toBe(1);
    for (const line of [2, 3, 5]) lines.begin(line);
    lines.settle(3);
    expect(lines.settledThrough).toBe(1);
    lines.settle(2);
    expect(lines.settledThrough).toBe(4);
    lines.settle(5);
    expect(lines.settledThrough).toBe(5);
  });
});

describe('rows that go together', () => {
  const row = (line: number, order: string): ReadyRow => ({ line, order, row: {} });

  it('are given once all are read, by their order and then by line', () => {
    const together = new Together(new Map([['a', 3], ['b', 1]]));
    expect(together.add('a', row(2, '2024'))).toBeUndefined();
    expect(together.add('b', row(3, ''))).toEqual([row(3, '')]);
    expect(together.add('a', row(4, '2023'))).toBeUndefined();
    expect(together.add('a', row(5, '2023'))?.map(({ line }) => line)).toEqual([4, 5, 2]);
  });

  it('are given without those that cannot be carried out', () => {
    const together = new Together(new Map([['a', 2], ['b', 1]]));
    expect(together.add('a', row(2, ''))).toBeUndefined();
    expect(together.add('a', undefined)).toEqual([row(2, '')]);
    expect(together.add('b', undefined)).toEqual([]);
  });
});

describe('a tally', () => {
  const no = refused({ reason: 'empty', text: '' });

  it('counts for good only what has nothing before it under way', () => {
    const tally = new Tally(nothingSettled);
    tally.settle(3, no, 1);
    expect(tally.shown).toEqual({ imported: 0, known: 0, refused: 1 });
    expect(tally.takeIn()).toEqual({ settled: { settledThrough: 1, counts: { imported: 0, known: 0, refused: 0 }, reasons: {} }, refused: [] });
    tally.settle(2, imported, 3);
    expect(tally.takeIn()).toEqual({ settled: { settledThrough: 3, counts: { imported: 1, known: 0, refused: 1 }, reasons: { empty: 1 } }, refused: [{ ...no, line: 3 }] });
  });

  it('comes to the same wherever it is broken off and gone on with', () =>
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), fc.nat(30), (fine, cut) => {
        const outcomeOf = (line: number) => (fine[line - 1] ? imported : no);
        const through = (from: typeof nothingSettled, to: number) => {
          const tally = new Tally(from);
          for (let line = from.settledThrough + 1; line <= to; line++) tally.settle(line, outcomeOf(line), line);
          return tally.takeIn().settled;
        };
        const at = Math.min(cut, fine.length);
        expect(through(through(nothingSettled, at), fine.length)).toEqual(through(nothingSettled, fine.length));
      }),
    ));
});

describe('lanes', () => {
  it('carry so many tasks at a time', async () => {
    const lanes = new Lanes(3);
    let [running, most] = [0, 0];
    for (let n = 0; n < 20; n++) {
      await lanes.run(async () => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running -= 1;
      });
    }
    await lanes.end();
    expect({ running, most }).toEqual({ running: 0, most: 3 });
  });

  it('throw what a task threw, and start no more', async () => {
    const lanes = new Lanes(1);
    await lanes.run(() => Promise.reject(new Error('broken')));
    await expect(lanes.run(() => Promise.resolve())).rejects.toThrow('broken');
    await expect(lanes.end()).rejects.toThrow('broken');
  });
});
