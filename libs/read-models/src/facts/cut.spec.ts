import { addDays, plainDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut } from './cut.js';

const day = (n: number) => addDays(plainDate('2026-01-01'), n);

describe('an interval cut where something changed', () => {
  it('falls into pieces that begin with each change', () => {
    expect(cut({ from: day(0), until: null }, [day(5), day(3), day(5)])).toEqual([
      { from: day(0), until: day(3) },
      { from: day(3), until: day(5) },
      { from: day(5), until: null },
    ]);
  });

  it('has no piece where it has no date', () => {
    expect(cut({ from: day(3), until: day(3) }, [day(3)])).toEqual([]);
    expect(cut({ from: day(3), until: day(1) }, [day(2)])).toEqual([]);
  });

  it('covers the same dates as before, each once', () => {
    const date = fc.integer({ min: 0, max: 20 }).map(day);
    fc.assert(
      fc.property(date, fc.option(date), fc.array(date), (from, until, changes) => {
        const pieces = cut({ from, until }, changes);
        for (let n = -1; n <= 21; n++) {
          const holds = (one: { from: string; until: string | null }) => one.from <= day(n) && (one.until === null || day(n) < one.until);
          expect(pieces.filter(holds).length).toBe(holds({ from, until }) ? 1 : 0);
        }
      }),
    );
  });
});
