import { type Answer, type AttemptOutcome } from '../channel.js';

/** What is said to pass: it took too long, came too early, or there were too many. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

/** A partner is not waited for longer than this on its own word, in milliseconds: six hours. */
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/**
 * What an HTTP status says of a message. 2xx: the partner has it. 5xx, and those of 4xx that pass: later, as `Retry-After` says where it says
 * so. All else, a redirect too, is not going to change by itself.
 * @param retryAfter the header, in seconds or as a date
 * @param nowMs what a date is measured on, in milliseconds since 1970
 */
export function verdictOf(status: number, retryAfter: string | undefined, nowMs: number, answered?: Answer): AttemptOutcome {
  const said = answered ? { answered } : {};
  if (status >= 200 && status < 300) return { is: 'delivered', ...said };
  const code = String(status);
  if (status < 500 && !passing.has(status)) return { is: 'rejected', code, ...said };
  const afterMs = pauseOf(retryAfter, nowMs);
  return { is: 'put-off', code, ...(afterMs === undefined ? {} : { afterMs }), ...said };
}

function pauseOf(retryAfter: string | undefined, nowMs: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_PAUSE_MS, Math.max(0, ms));
}
