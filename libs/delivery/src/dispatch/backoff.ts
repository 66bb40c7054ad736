import { type ChannelKind } from '#domain';
import { addMillis, derivedId, type Instant, type Uuid } from '#kernel';

/** How failed attempts are followed up. */
export interface RetryPolicy {
  /** Attempts before an advisory is given up and a person is asked. */
  readonly attempts: number;
  /** Milliseconds before the second attempt, doubled each time. */
  readonly firstMs: number;
  /** The longest pause, in milliseconds. */
  readonly longestMs: number;
}

/** Twelve attempts over about a day and a half. */
export const usualRetryPolicy: RetryPolicy = { attempts: 12, firstMs: 30_000, longestMs: 6 * 3_600_000 };

/** Each way's own: mail servers put strangers off for some minutes as a matter of course, and the inbox is here. */
export const usualRetryPolicies: Readonly<Record<ChannelKind, RetryPolicy>> = {
  webhook: usualRetryPolicy,
  fhir: usualRetryPolicy,
  email: { attempts: 10, firstMs: 300_000, longestMs: 6 * 3_600_000 },
  inbox: { attempts: 5, firstMs: 10_000, longestMs: 600_000 },
};

/** For how long what is due to a partner that is away is held back before a person is asked, in milliseconds: twelve hours. */
export const usualHeldBackMs = 12 * 3_600_000;

/**
 * Milliseconds to wait after a failed attempt, counted from 1: exponential, less up to a quarter of it that follows from
 * the advisory's id, so that what failed together does not come back together and yet nothing is left to chance.
 */
export function backoff(advisoryId: Uuid, attempt: number, { firstMs, longestMs }: Omit<RetryPolicy, 'attempts'>): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  const share = Number.parseInt(derivedId('jitter', advisoryId, String(attempt)).slice(0, 8), 16) / 2 ** 32;
  return Math.round(full * (1 - share / 4));
}

/** When the next attempt is due after a failed one; null when there will be none. No sooner than `afterMs`, where the partner asks for that. */
export function nextAttempt(advisoryId: Uuid, attempt: number, now: Instant, retry: RetryPolicy, afterMs = 0): Instant | null {
  return attempt >= retry.attempts ? null : addMillis(now, Math.max(afterMs, backoff(advisoryId, attempt, retry)));
}
