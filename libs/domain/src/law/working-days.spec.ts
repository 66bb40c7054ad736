import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { defaultPolicy } from '../policy/policy.js';
import { addWorkingDays, isWorkingDay, workingDayFrom, workingDaysBetween } from './working-days.js';

const { workingDays } = defaultPolicy;
const worked = (date: string, calendar = workingDays) => isWorkingDay(plainDate(date), calendar);
const add = (date: string, count: number) => addWorkingDays(plainDate(date), count, workingDays);

describe('TIME-1 working days', () => {
  it('are Monday to Friday', () =>
    expect(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map((date) => worked(date))).toEqual([
      true, true, true, true, true, false, false,
    ]));

  it('are not the public holidays', () => {
    const holidays2026 = ['01-01', '04-02', '04-03', '04-06', '05-14', '05-25', '12-25'].map((day) => `2026-${day}`);
    expect(holidays2026.filter((date) => worked(date))).toEqual([]);
  });

  it('are not Store Bededag up to 2023, and are since 2024', () => {
    expect(['2022-05-13', '2023-05-05'].map((date) => worked(date))).toEqual([false, false]);
    expect(['2024-04-26', '2025-05-16', '2026-05-01'].map((date) => worked(date))).toEqual([true, true, true]);
  });

  it('are not 5 June, 24 and 31 December, unless the policy says so', () => {
    const days = ['2026-06-05', '2026-12-24', '2026-12-31'];
    expect(days.map((date) => worked(date))).toEqual([false, false, false]);
    expect(days.map((date) => worked(date, { alsoFree: [] }))).toEqual([true, true, true]);
    expect(worked('2026-11-20', { alsoFree: ['11-20'] })).toBe(false);
  });

  it('working days over Easter', () => {
    expect(add('2026-04-01', 1)).toBe('2026-04-07');
    expect(add('2026-04-01', 2)).toBe('2026-04-08');
    expect(add('2026-04-07', -1)).toBe('2026-04-01');
    expect(workingDaysBetween(plainDate('2026-03-27'), plainDate('2026-04-07'), workingDays)).toBe(4);
  });

  it('over Christmas and New Year', () => {
    expect(add('2026-12-23', 1)).toBe('2026-12-28');
    expect(add('2026-12-30', 1)).toBe('2027-01-04');
  });

  it('are not counted from the date itself; none added gives it back', () => {
    expect(add('2026-11-20', 1)).toBe('2026-11-23');
    expect(add('2026-11-21', 1)).toBe('2026-11-23');
    expect(add('2026-11-21', 0)).toBe('2026-11-21');
  });

  it('begin with the date itself where it is one', () => {
    expect(workingDayFrom(plainDate('2026-11-20'), workingDays)).toBe('2026-11-20');
    expect(workingDayFrom(plainDate('2026-04-02'), workingDays)).toBe('2026-04-07');
  });

  it('between two dates are what must be added to come from one to the other', () => {
    const [friday, thursday] = [plainDate('2026-11-20'), plainDate('2026-11-26')];
    expect(workingDaysBetween(friday, thursday, workingDays)).toBe(4);
    expect(workingDaysBetween(thursday, friday, workingDays)).toBe(-4);
    expect(workingDaysBetween(friday, friday, workingDays)).toBe(0);
    expect(workingDaysBetween(friday, plainDate('2026-11-22'), workingDays)).toBe(0);
    for (const count of [-7, -1, 1, 9]) {
      expect(workingDaysBetween(plainDate('2026-03-31'), add('2026-03-31', count), workingDays)).toBe(count);
    }
  });
});
