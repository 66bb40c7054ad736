import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type PlainDate } from './plain-date.js';

/** A point on the time line: ISO 8601 in UTC with milliseconds, `2026-11-22T12:00:00.000Z`. Compares with `<` as text. */
export type Instant = string & z.$brand<'Instant'>;

/** The zone whose calendar the law counts in (rule TIME-1). */
export const COPENHAGEN = 'Europe/Copenhagen';

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True for text in this system's one spelling of an instant. */
export function isInstant(text: unknown): text is Instant {
  return typeof text === 'string' && shape.test(text) && !Number.isNaN(Date.parse(text));
}

/**
 * Reads any ISO 8601 instant that names its offset, and gives it in UTC.
 * @throws RangeError where the text is no instant, or names no offset.
 */
export function instant(text: string): Instant {
  return instantFromMillis(Temporal.Instant.from(text).epochMilliseconds);
}

/** The instant `millis` milliseconds after 1970-01-01T00:00Z. */
export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function millisOf(at: Instant): number {
  return Date.parse(at);
}

/** Parses an instant that this system wrote itself. */
export const instantSchema = z.custom<Instant>(isInstant, { error: 'must be an instant in UTC with milliseconds' });

/** The instant `millis` milliseconds later (earlier when negative). */
export function addMillis(at: Instant, millis: number): Instant {
  return instantFromMillis(millisOf(at) + millis);
}

/** The later of two instants. */
export function laterInstantOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** Dates by hour of UTC: since the 20th century Denmark's clocks have stood whole hours from it, and were changed on the hour. */
const datesByHour = new Map<string, PlainDate>();
const HOURS_KEPT = 5_000;

/** The calendar date in Denmark at an instant. */
export function dateInCopenhagen(at: Instant): PlainDate {
  const hour = at.slice(0, 'YYYY-MM-DDTHH'.length);
  const known = datesByHour.get(hour);
  if (known !== undefined) return known;
  const date = zoned(at).toPlainDate().toString() as PlainDate;
  if (datesByHour.size >= HOURS_KEPT) datesByHour.clear();
  if (at >= '1900') datesByHour.set(hour, date);
  return date;
}

/** The wall-clock time in Denmark at an instant, `HH:MM`. */
export function timeInCopenhagen(at: Instant): string {
  return zoned(at).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a wall-clock time on a date in Denmark. A time that the change to summer time leaves out is taken an
 * hour later, and of a time that occurs twice the first is taken.
 */
export function instantInCopenhagen(date: PlainDate, time: string): Instant {
  const wall = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: COPENHAGEN, plainTime: time });
  return instantFromMillis(wall.epochMilliseconds);
}

function zoned(at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(COPENHAGEN);
}
