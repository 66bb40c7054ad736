import { dateInCopenhagen, daysBetween, type Instant, type PlainDate } from '#kernel';
import { noticeDueAt } from '../agreement/lead-time.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { type Policy } from '../policy/policy.js';

/** One party tells the other when a discharge is to be. */
export interface Announcement {
  /** The date on which it was told. */
  readonly on: PlainDate;
  /** The instant, where that is known. */
  readonly at?: Instant;
  /** The date that was named; null where an earlier one was taken back. */
  readonly date: PlainDate | null;
}

/**
 * What counts as the notice of a discharge: the announcement since which the other party has at all times been told to expect it
 * on the date on which it happened, or before. So a discharge that was put off keeps its first notice, and one that was moved
 * earlier has the notice of that move. Undefined where it came unannounced, or later than anybody had been told.
 * @param announcements in the order in which they were made; those made after the date do not count
 */
export function noticeOf(announcements: readonly Announcement[], happenedOn: PlainDate): Announcement | undefined {
  const before = announcements.filter(({ on }) => on <= happenedOn);
  let notice: Announcement | undefined;
  for (const announcement of [...before].reverse()) {
    if (announcement.date === null || announcement.date > happenedOn) break;
    notice = announcement;
  }
  return notice;
}

/** Notice given, held against notice agreed. */
export interface NoticeMeasured {
  /** `none`: the other party was not told in advance at all. */
  readonly outcome: 'in-time' | 'late' | 'none';
  /** The last instant at which it would have been in time. */
  readonly agreedBy: Instant;
  /** The date on which notice was given; null where it was none. */
  readonly givenOn: PlainDate | null;
  /** Calendar days from the notice to the discharge; 0 where there was none. */
  readonly givenDays: number;
  /** Calendar days by which it came too late, 0 where only the hour was missed; null where it was in time, or none. */
  readonly lateByDays: number | null;
}

/** Measures the notice of a discharge on what was agreed. Where only its date is known, any hour of that date counts (rule TIME-1). */
export function measureNotice(
  announcements: readonly Announcement[],
  happenedOn: PlainDate,
  terms: Pick<AgreementTerms, 'leadTime' | 'cutoff'>,
  policy: Pick<Policy, 'workingDays'>,
): NoticeMeasured {
  const agreedBy = noticeDueAt(terms, happenedOn, policy);
  const notice = noticeOf(announcements, happenedOn);
  if (!notice) return { outcome: 'none', agreedBy, givenOn: null, givenDays: 0, lateByDays: null };
  const agreedOn = dateInCopenhagen(agreedBy);
  const inTime = notice.at === undefined ? notice.on <= agreedOn : notice.at <= agreedBy;
  return {
    outcome: inTime ? 'in-time' : 'late',
    agreedBy,
    givenOn: notice.on,
    givenDays: daysBetween(notice.on, happenedOn),
    lateByDays: inTime ? null : daysBetween(agreedOn, notice.on),
  };
}
