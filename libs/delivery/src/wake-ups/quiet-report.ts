import { type WakeUpFailure } from './wake-up-failure.js';

/** An outage makes the drivers fail several times a second; one report of a kind in this time says it. */
const quietMs = 30_000;

/**
 * Passes on the first failure of each kind (task and code), and the next of the kind no sooner than 30 seconds later.
 * @param report must not throw
 */
export function quietReport(report: (failure: WakeUpFailure) => void): (failure: WakeUpFailure) => void {
  const lastOf = new Map<string, number>();
  return (failure) => {
    const kind = `${failure.task} ${failure.code}`;
    const now = performance.now();
    const last = lastOf.get(kind);
    if (last !== undefined && now - last < quietMs) return;
    lastOf.set(kind, now);
    report(failure);
  };
}
