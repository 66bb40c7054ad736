import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { endedOn, includes, overlap, runsPast, type Interval } from './interval.js';

const day = (of: number) => plainDate(`2026-03-0${of}`);
const from = (first: number, until?: number): Interval => ({ from: day(first), until: until === undefined ? null : day(until) });

describe('an interval of dates', () => {
  it('holds its first date and not its last', () =>
    expect([1, 2, 3, 4].map((date) => includes(from(2, 4), day(date)))).toEqual([false, true, true, false]));
  it('without an end runs on', () => expect(includes(from(2), plainDate('9999-12-31'))).toBe(true));
  it('runs past a date that is not its last', () =>
    expect([from(2, 4), from(2), from(5, 6), from(5, 5)].map((one) => runsPast(one, day(4)))).toEqual([false, true, true, false]));

  it.each<[string, Interval, Interval, boolean]>([
    ['that touch', from(1, 3), from(3, 5), false],
    ['that share a date', from(1, 4), from(3, 5), true],
    ['one within the other', from(1, 9), from(3, 5), true],
    ['that run on', from(1), from(5), true],
    ['one ended before the other runs on', from(1, 5), from(5), false],
    ['one of no dates within the other', from(3, 3), from(1, 9), false],
    ['one of no dates where the other runs on', from(3, 3), from(1), false],
  ])('tells whether two share a date: %s', (_, a, b, shared) => expect([overlap(a, b), overlap(b, a)]).toEqual([shared, shared]));

  it('keeps the end that it has', () => expect([endedOn(from(1), day(4)), endedOn(from(1, 3), day(4))]).toEqual([from(1, 4), from(1, 3)]));
});
