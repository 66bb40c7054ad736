import { type Page, type SubscribeOptions } from '../port.js';
import { type Doorbell } from './doorbell.js';
import { failureOf } from './failures.js';
import { isPassing, type Cursor, type Reader, type Stretch } from './reader.js';
import { type Settings } from './settings.js';
import { Backoff, Budget, pause } from './waiting.js';

/**
 * Pages of the log, read one after the other; at the end it waits for the doorbell, but not longer than the watchdog
 * allows. A page is read only when the one before it has been dealt with, so nothing piles up before a slow reader.
 */
export async function* subscription(
  reader: Reader,
  doorbell: Doorbell,
  settings: Settings,
  { after, types, pageSize, signal }: SubscribeOptions,
): AsyncGenerator<Page, void, undefined> {
  const leave = doorbell.listen();
  const backoff = new Backoff(settings);
  let cursor: Cursor = { own: after, raw: after };
  let rung = true;
  try {
    while (!signal.aborted) {
      const heard = doorbell.rings;
      const stretch = await attempt(cursor);
      if (signal.aborted) return;
      if (!stretch) {
        await pause(backoff.next(), signal);
        continue;
      }
      backoff.reset();
      const moved = stretch.cursor.own > cursor.own;
      if (moved && !rung && doorbell.rings === heard) doorbell.distrust();
      cursor = stretch.cursor;
      if (moved) yield { events: stretch.events, position: cursor.own };
      rung = moved || !stretch.ended || (await doorbell.ringing(heard, settings.watchdogMs, signal));
    }
  } finally {
    leave();
  }

  /** One look at the log; nothing where it could not be reached. */
  async function attempt(from: Cursor): Promise<Stretch | undefined> {
    const limits = reader.limits(Budget.forRead(undefined, settings.readTimeoutMs), backoff);
    try {
      return await reader.stretch(from, { limit: pageSize, types, signal }, limits);
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isPassing(error)) throw error;
      settings.log.warn({ what: failureOf(error).what }, 'event store subscription cannot read');
      return undefined;
    }
  }
}
