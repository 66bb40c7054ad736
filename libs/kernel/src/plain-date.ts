import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/**
 * A calendar date in Denmark, `YYYY-MM-DD`, without a time or a zone. Legal limits count these (rule TIME-1),
 * never multiples of 24 hours. Being ISO text, plain dates compare with `<` and sort as strings.
 */
export type PlainDate = string & z.$brand<'PlainDate'>;

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** True for text that names an existing date of the Gregorian calendar. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || !shape.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads a plain date. @throws RangeError where the text names no existing date: parse outside input with {@link plainDateSchema}. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError('not an existing calendar date');
  return text;
}

/** Parses a plain date at an edge. */
export const plainDateSchema = z.custom<PlainDate>(isPlainDate, { error: 'must be an existing date, YYYY-MM-DD' });

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as PlainDate;
}

/** The same day `months` later, or the last day of that month where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as PlainDate;
}

/** The same day `years` later; 29 February becomes 28 February in a common year (rule TIME-1). */
export function addYears(date: PlainDate, years: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ years }).toString() as PlainDate;
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The later of two dates. */
export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
