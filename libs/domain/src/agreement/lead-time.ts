import { addDays, addMillis, dateInCopenhagen, type Instant, instantInCopenhagen, type PlainDate, timeInCopenhagen } from '#kernel';
import { addWorkingDays } from '../law/working-days.js';
import { type Policy } from '../policy/policy.js';
import { type AgreementTerms, type Span } from './terms.js';

const HOUR = 3_600_000;

/**
 * The last instant at which notice of an event on `date` is in time. A lead time in days or working days ends on a
 * calendar date at the agreement's time of day; one in hours counts back from the beginning of `date` (rule TIME-1).
 */
export function noticeDueAt(
  { leadTime, cutoff }: Pick<AgreementTerms, 'leadTime' | 'cutoff'>,
  date: PlainDate,
  { workingDays }: Pick<Policy, 'workingDays'>,
): Instant {
  switch (leadTime.unit) {
    case 'days':
      return instantInCopenhagen(addDays(date, -leadTime.value), cutoff);
    case 'working-days':
      return instantInCopenhagen(addWorkingDays(date, -leadTime.value, workingDays), cutoff);
    case 'hours':
      return addMillis(instantInCopenhagen(date, '00:00'), -leadTime.value * HOUR);
  }
}

/**
 * The last instant at which notice of what happened on `date` is in time. A lead time in days or working days ends on a calendar
 * date at the agreement's time of day; one in hours counts on from the end of `date` (rule TIME-1).
 */
export function toldWithin(
  { leadTime: { value, unit }, cutoff }: Pick<AgreementTerms, 'leadTime' | 'cutoff'>,
  date: PlainDate,
  { workingDays }: Pick<Policy, 'workingDays'>,
): Instant {
  switch (unit) {
    case 'days':
      return instantInCopenhagen(addDays(date, value), cutoff);
    case 'working-days':
      return instantInCopenhagen(addWorkingDays(date, value, workingDays), cutoff);
    case 'hours':
      return addMillis(instantInCopenhagen(addDays(date, 1), '00:00'), value * HOUR);
  }
}

/** The instant a span later: the same time of day so many dates on, or so many hours (rule TIME-1). */
export function after({ value, unit }: Span, from: Instant, { workingDays }: Pick<Policy, 'workingDays'>): Instant {
  const date = dateInCopenhagen(from);
  switch (unit) {
    case 'days':
      return instantInCopenhagen(addDays(date, value), timeInCopenhagen(from));
    case 'working-days':
      return instantInCopenhagen(addWorkingDays(date, value, workingDays), timeInCopenhagen(from));
    case 'hours':
      return addMillis(from, value * HOUR);
  }
}
