import { setTimeout as pause } from 'node:timers/promises';

/** How failures are waited out. */
export interface Retry {
  /** Milliseconds before the second attempt; doubled each time, 100 by default. */
  readonly firstMs: number;
  /** The longest pause, in milliseconds; 30,000 by default. */
  readonly longestMs: number;
  /** Attempts before an event is parked, or a halted processor is called so; 5 by default. */
  readonly attempts: number;
}

export const usualRetry: Retry = { firstMs: 100, longestMs: 30_000, attempts: 5 };

/** Waits, or less when the signal aborts. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

/** The pause after so many failures. */
export function pauseAfter(failures: number, { firstMs, longestMs }: Retry): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
}
