import { addDays, type PlainDate } from '#kernel';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { type Policy } from '../policy/policy.js';

const calendar = new Holidays('DK');
const publicHolidaysOf = new Map<number, ReadonlySet<string>>();

/**
 * True for Monday to Friday outside the Danish public holidays (Store Bededag is none since 2024) and the dates that the
 * municipality has set free (rule TIME-1).
 */
export function isWorkingDay(date: PlainDate, { alsoFree }: Policy['workingDays']): boolean {
  return !isWeekend(date) && !publicHolidays(Number(date.slice(0, 4))).has(date) && !alsoFree.includes(date.slice(5));
}

/**
 * The working day that lies `count` working days after a date, or before it when `count` is negative. The date itself is
 * not counted; with a count of 0 it is given back.
 */
export function addWorkingDays(date: PlainDate, count: number, workingDays: Policy['workingDays']): PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, workingDays)) left--;
  }
  return day;
}

function isWeekend(date: PlainDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek > 5;
}

/** The calendar gives its dates as Danish ones, whatever zone the process runs in. */
function publicHolidays(year: number): ReadonlySet<string> {
  let dates = publicHolidaysOf.get(year);
  if (!dates) {
    dates = new Set(calendar.getHolidays(year).filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)));
    publicHolidaysOf.set(year, dates);
  }
  return dates;
}
