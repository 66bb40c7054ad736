import { setTimeout as pause } from 'node:timers/promises';
import { type Page, type SubscribeOptions } from '../port.js';
import { type LogGrowth } from './log-growth.js';
import { type LogReader } from './log-reader.js';

/** What subscriptions of one store share. */
export interface SubscriptionSource {
  readonly reader: LogReader;
  readonly growth: LogGrowth;
  /** How often to look although nothing woke the subscription, in milliseconds. */
  readonly pollMs: number;
  /** Least distance between two looks at the end of the log, in milliseconds. */
  readonly gatherMs: number;
  /** How long one read may take before it is told of and tried again, in milliseconds. */
  readonly readMs: number;
  /** Told when a read failed; the subscription goes on. */
  readonly report: (failure: unknown) => void;
}

/**
 * Reads on from a position and waits at the end of the log. Without matching events, a page is given when the position
 * has moved by a page's size, or when the last page is `pollMs` old.
 */
export async function* subscription(
  { reader, growth, pollMs, gatherMs, readMs, report }: SubscriptionSource,
  { after, types, pageSize, signal }: SubscribeOptions,
): AsyncGenerator<Page, void, undefined> {
  let position = after;
  let given = after;
  let givenAt = performance.now();
  let lookedAt = -Infinity;
  while (!signal.aborted) {
    const known = growth.head;
    let looked;
    try {
      looked = await reader.look(position, pageSize, types, { timeoutMs: readMs, signal });
    } catch (failure) {
      if (isAborted(signal)) return;
      report(failure);
      await pause(pollMs, undefined, { signal }).catch(() => undefined);
      continue;
    }
    if (isAborted(signal)) return;
    position = looked.position;
    const isFar = position - given >= BigInt(pageSize) || (position > given && performance.now() - givenAt >= pollMs);
    if (looked.events.length > 0 || isFar) {
      yield { events: looked.events, position };
      given = position;
      givenAt = performance.now();
    }
    if (!looked.atEnd) continue;
    // A log that ends before what was known of it has been put back to an earlier state; there is nothing to hurry for.
    await growth.beyond(known > position ? known : position, pollMs, signal);
    // On a busy log, looks have a distance, so that each finds several appends: what comes after a rest is found at once.
    const distance = lookedAt + gatherMs - performance.now();
    if (distance > 0) await pause(distance, undefined, { signal }).catch(() => undefined);
    lookedAt = performance.now();
  }
}

/** Asked again after waiting, where the type checker believes to know the answer. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
