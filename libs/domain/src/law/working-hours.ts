import { addDays, dateInCopenhagen, type Instant, instantInCopenhagen, type PlainDate } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import { type Policy } from '../policy/policy.js';
import { type Hours, weekdays } from '../policy/working-hours.js';
import { isWorkingDay } from './working-days.js';

type Calendar = Pick<Policy, 'workingDays' | 'workingHours'>;

/** When the municipality is at work on a date, by the wall clock in Denmark; null on a date without work. */
export function workingHoursOn(date: PlainDate, { workingDays, workingHours }: Calendar): Hours | null {
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return weekday === undefined || !isWorkingDay(date, workingDays) ? null : workingHours[weekday];
}

/** Whether the municipality is at work at an instant. The end of the hours does not belong to them. */
export function isWorkingTime(at: Instant, policy: Calendar): boolean {
  const date = dateInCopenhagen(at);
  const hours = workingHoursOn(date, policy);
  return hours !== null && instantInCopenhagen(date, hours.from) <= at && at < instantInCopenhagen(date, hours.until);
}

/** No calendar has so many dates in a row without work, unless there are no working hours at all (rule POL-3). */
const A_YEAR = 366;

/**
 * The instant itself if the municipality is at work then, or else the next one at which it opens.
 * @throws RangeError where it never opens, which no policy says that rule POL-3 lets through
 */
export function workingTimeFrom(at: Instant, policy: Calendar): Instant {
  const first = dateInCopenhagen(at);
  for (let days = 0; days <= A_YEAR; days++) {
    const date = addDays(first, days);
    const hours = workingHoursOn(date, policy);
    if (hours === null || instantInCopenhagen(date, hours.until) <= at) continue;
    const opens = instantInCopenhagen(date, hours.from);
    return opens < at ? at : opens;
  }
  throw new RangeError('the policy has no working hours');
}

/** When the municipality first opens after a date is over. */
export function openingAfter(date: PlainDate, policy: Calendar): Instant {
  return workingTimeFrom(instantInCopenhagen(addDays(date, 1), '00:00'), policy);
}
