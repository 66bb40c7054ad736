import { addDays, type PlainDate } from '#kernel';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { type Policy } from '../policy/policy.js';

type Calendar = Pick<Policy['workingDays'], 'alsoFree'>;

const calendar = new Holidays('DK');
const publicHolidaysOf = new Map<number, ReadonlySet<string>>();

/**
 * True for Monday to Friday outside the Danish public holidays (Store Bededag is none since 2024) and the dates that the
 * municipality has set free (rule TIME-1).
 */
export function isWorkingDay(date: PlainDate, { alsoFree }: Calendar): boolean {
  return !isWeekend(date) && !publicHolidays(Number(date.slice(0, 4))).has(date) && !alsoFree.includes(date.slice(5));
}

/**
 * The working day that lies `count` working days after a date, or before it when `count` is negative. The date itself is
 * not counted; with a count of 0 it is given back.
 */
export function addWorkingDays(date: PlainDate, count: number, workingDays: Calendar): PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, workingDays)) left--;
  }
  return day;
}

/** The date itself if it is a working day, or else the next one. */
export function workingDayFrom(date: PlainDate, workingDays: Calendar): PlainDate {
  return isWorkingDay(date, workingDays) ? date : addWorkingDays(date, 1, workingDays);
}

/**
 * How many working days there are after `from`, up to and including `to`: what {@link addWorkingDays} would have to add to
 * come from one to the other. Negative when `to` is earlier.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate, workingDays: Calendar): number {
  const step = to < from ? -1 : 1;
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, workingDays)) count += step;
  }
  return count;
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
