import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addMillis, COPENHAGEN, dateInCopenhagen, instant, instantFromMillis, instantInCopenhagen, isInstant, laterInstantOf, millisOf, timeInCopenhagen } from './instant.js';
import { plainDate } from './plain-date.js';

describe('instants', () => {
  it('are read with any offset, and given in UTC with milliseconds', () => {
    expect(instant('2026-11-22T13:00:00+01:00')).toBe('2026-11-22T12:00:00.000Z');
    expect(instant('2026-11-22T12:00:00.1234Z')).toBe('2026-11-22T12:00:00.123Z');
  });

  it.each(['2026-11-22T12:00:00', '2026-11-22', 'now', '', '2026-02-30T12:00:00Z'])('do not take %p', (text) => {
    expect(() => instant(text)).toThrow(RangeError);
    expect(isInstant(text)).toBe(false);
  });

  it('count milliseconds', () => {
    const at = instantFromMillis(1_000);
    expect(millisOf(addMillis(at, 5))).toBe(1_005);
    expect(laterInstantOf(at, addMillis(at, 1))).toBe(addMillis(at, 1));
  });
});

describe('TIME-1 instants in Denmark', () => {
  it.each([
    ['2026-01-31T23:30:00.000Z', '2026-02-01', '00:30'],
    ['2026-06-30T22:30:00.000Z', '2026-07-01', '00:30'],
    ['2026-06-30T21:30:00.000Z', '2026-06-30', '23:30'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '03:00'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25', '02:00'],
  ])('%s is on %s at %s', (at, date, time) => {
    expect([dateInCopenhagen(instant(at)), timeInCopenhagen(instant(at))]).toEqual([date, time]);
  });

  it('have the date that the calendar says, however often and in whatever order it is asked', () => {
    const date = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(COPENHAGEN).toPlainDate().toString();
    const year = fc.date({ min: new Date('1850-01-01'), max: new Date('2120-01-01'), noInvalidDate: true });
    const nearMidnight = fc.tuple(year, fc.integer({ min: -90, max: 150 })).map(([day, minutes]) => new Date(Math.floor(day.getTime() / 86_400_000) * 86_400_000 - minutes * 60_000));
    fc.assert(
      fc.property(fc.array(fc.oneof(year, nearMidnight), { maxLength: 30 }), (days) => {
        for (const at of days.map((day) => instantFromMillis(day.getTime()))) expect(dateInCopenhagen(at)).toBe(date(at));
      }),
    );
  });

  it.each([
    ['an ordinary noon in winter', '2026-01-15', '12:00', '2026-01-15T11:00:00.000Z'],
    ['an ordinary noon in summer', '2026-07-15', '12:00', '2026-07-15T10:00:00.000Z'],
    ['a time that the clocks leave out', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['the first of a time that occurs twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('gives %s', (_, date, time, at) => {
    expect(instantInCopenhagen(plainDate(date), time)).toBe(at);
  });
});
