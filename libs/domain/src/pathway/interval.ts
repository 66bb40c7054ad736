import { type PlainDate } from '#kernel';

/** Dates from the first one on; `until` is the first date after them, null while they run on. */
export interface Interval {
  readonly from: PlainDate;
  readonly until: PlainDate | null;
}

/** Whether a date lies in the interval. */
export function includes({ from, until }: Interval, date: PlainDate): boolean {
  return from <= date && (until === null || date < until);
}

/** Whether any of its dates is `date` or later. An interval without dates has none. */
export function runsPast({ from, until }: Interval, date: PlainDate): boolean {
  return until === null || (date < until && from < until);
}

/** Whether two intervals share a date. */
export function overlap(a: Interval, b: Interval): boolean {
  const nonEmpty = (one: Interval) => one.until === null || one.from < one.until;
  return nonEmpty(a) && nonEmpty(b) && (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);
}

/** The interval ended on a date; one that had ended keeps its end. */
export function endedOn<Ending extends Interval>(interval: Ending, until: PlainDate): Ending {
  return interval.until === null ? { ...interval, until } : interval;
}

/** The dates of the interval up to a death; death ends what runs, and what had ended keeps its end. */
export function untilDeath<Ending extends Interval>(interval: Ending, diedOn: PlainDate | undefined): Ending {
  if (diedOn === undefined || (interval.until !== null && interval.until <= diedOn)) return interval;
  return { ...interval, until: diedOn > interval.from ? diedOn : interval.from };
}
