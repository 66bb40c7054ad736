import { describe, expect, it } from '@jest/globals';
import { instant, plainDate } from '#kernel';
import { calendarAroundItsEdges } from '#testing/time-zones/calendar.js';
import { runInTimeZone } from '#testing/time-zones/run-in-time-zone.js';
import { type TimeZone, timeZones } from '#testing/time-zones/time-zones.js';
import { defaultPolicy } from '../policy/policy.js';
import { isWorkingTime, openingAfter, workingHoursOn, workingTimeFrom } from './working-hours.js';

const hours = (date: string) => workingHoursOn(plainDate(date), defaultPolicy);
const from = (at: string) => workingTimeFrom(instant(at), defaultPolicy);

describe('TIME-1 working hours', () => {
  it('are those of the weekday, and none on a date without work', () => {
    expect(hours('2026-11-19')).toEqual({ from: '08:00', until: '15:30' });
    expect(hours('2026-11-20')).toEqual({ from: '08:00', until: '14:30' });
    expect([hours('2026-11-21'), hours('2026-04-03'), hours('2026-12-24')]).toEqual([null, null, null]);
  });

  it('are told by the wall clock in Denmark, summer and winter', () => {
    expect(isWorkingTime(instant('2026-07-01T08:00:00+02:00'), defaultPolicy)).toBe(true);
    expect(isWorkingTime(instant('2026-07-01T07:59:59.999+02:00'), defaultPolicy)).toBe(false);
    expect(isWorkingTime(instant('2026-11-19T08:00:00+01:00'), defaultPolicy)).toBe(true);
    expect(isWorkingTime(instant('2026-11-19T15:30:00+01:00'), defaultPolicy)).toBe(false);
  });

  it('go on on the next working day after Friday 16:00', () => expect(from('2026-11-20T16:00:00+01:00')).toBe('2026-11-23T07:00:00.000Z'));
  it('have begun where it is working time', () => expect(from('2026-11-20T10:00:00+01:00')).toBe('2026-11-20T09:00:00.000Z'));
  it('begin later the same day before they begin', () => expect(from('2026-11-20T01:00:00+01:00')).toBe('2026-11-20T07:00:00.000Z'));

  it('P23: begin at eight in the morning on both sides of a change of clocks', () => {
    expect(openingAfter(plainDate('2026-03-27'), defaultPolicy)).toBe('2026-03-30T06:00:00.000Z');
    expect(openingAfter(plainDate('2026-10-23'), defaultPolicy)).toBe('2026-10-26T07:00:00.000Z');
  });

  it('are none on a weekday that the policy has none for', () => {
    const policy = { ...defaultPolicy, workingHours: { ...defaultPolicy.workingHours, monday: null } };
    expect(workingTimeFrom(instant('2026-11-20T16:00:00+01:00'), policy)).toBe('2026-11-24T07:00:00.000Z');
  });

  it('never come where there are none at all', () => {
    const workingHours = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null };
    expect(() => workingTimeFrom(instant('2026-11-20T16:00:00+01:00'), { ...defaultPolicy, workingHours })).toThrow(RangeError);
  });
});

describe('P23 the Danish calendar', () => {
  it.each(timeZones)('is the same in a process in %s', async (zone) => {
    const { behindUtc, ...there } = (await runInTimeZone(zone, './calendar-program.ts')) as { readonly behindUtc: number };
    const { behindUtc: _here, ...here } = calendarAroundItsEdges() as { readonly behindUtc: number };
    expect(there).toEqual(here);
    expect(behindUtc).toBe(minutesBehindUtc[zone]);
  });
});

/** On 29 March 2026 at noon UTC: proof that the process was where it was sent. */
const minutesBehindUtc: Record<TimeZone, number> = {
  'Europe/Copenhagen': -120,
  UTC: 0,
  'America/Los_Angeles': 420,
  'Pacific/Kiritimati': -840,
  'Pacific/Auckland': -780,
  'Asia/Kathmandu': -345,
  'Pacific/Pago_Pago': 660,
};
