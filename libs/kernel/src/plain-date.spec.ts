import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, addYears, daysBetween, isPlainDate, laterOf, plainDate, plainDateSchema } from './plain-date.js';

describe('TIME-1 plain dates', () => {
  it.each([
    ['2024-02-29', 2, '2026-02-28'],
    ['2028-02-29', 2, '2030-02-28'],
    ['2028-02-29', 4, '2032-02-29'],
    ['2026-03-15', 2, '2028-03-15'],
  ])('%s and %i years is %s', (from, years, to) => {
    expect(addYears(plainDate(from), years)).toBe(to);
  });

  it('keep within the month that a month’s end leads to', () => {
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
  });

  it('count calendar dates across both changes of clocks', () => {
    expect(daysBetween(plainDate('2026-03-28'), plainDate('2026-03-30'))).toBe(2);
    expect(daysBetween(plainDate('2026-10-24'), plainDate('2026-10-26'))).toBe(2);
    expect(addDays(plainDate('2026-10-24'), 14)).toBe('2026-11-07');
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '1900-02-29', '2026-1-1', '2026-01-01T00:00', '', '-2026-01-01', ' 2026-01-01'])(
    'do not take %p',
    (text) => {
      expect(isPlainDate(text)).toBe(false);
      expect(() => plainDate(text)).toThrow(RangeError);
      expect(plainDateSchema.safeParse(text).success).toBe(false);
    },
  );

  it.each([20260101, null, undefined, {}, new Date(0)])('do not take what is no text: %p', (value) => {
    expect(isPlainDate(value)).toBe(false);
  });

  it('come back by as many days as they went', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        const from = plainDate('2026-11-22');
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(isPlainDate(to)).toBe(true);
        expect(laterOf(from, to)).toBe(days > 0 ? to : from);
      }),
    );
  });
});
