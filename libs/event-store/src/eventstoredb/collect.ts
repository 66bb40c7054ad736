import { type StreamingRead } from '@eventstore/db-client';
import { NoAnswer } from './failures.js';

export interface Limits {
  /** How long to wait for the next event. */
  readonly silenceMs: number;
  /** How long to go on in all; absent, as long as events come. */
  readonly totalMs?: number | undefined;
}

interface CollectOptions extends Limits {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes the events of a read one by one until it ends or `take` has had enough, which it says with `false`. The client
 * itself sets reads no deadline.
 * @returns true when the read came to its end
 * @throws NoAnswer when nothing came for too long; Error when the signal aborts; whatever the read failed with
 */
export function collect<Event>(read: StreamingRead<Event>, take: (event: Event) => boolean, { silenceMs, totalMs, signal }: CollectOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (by: () => void): void => {
      clearTimeout(silence);
      clearTimeout(total);
      signal?.removeEventListener('abort', aborted);
      read.removeListener('data', each).removeListener('end', ended).removeListener('close', closed);
      by();
      // A read that is left with events in it would never be freed: the rest runs off.
      read.resume();
      read.cancel().catch(() => undefined);
    };
    const fail = (error: Error): void => settle(() => reject(error));
    const aborted = (): void => fail(new Error('the read was given up', { cause: signal?.reason }));
    const ended = (): void => settle(() => resolve(true));
    const closed = (): void => fail(new Error('the read was closed'));
    const each = (event: Event): void => {
      silence.refresh();
      try {
        if (!take(event)) settle(() => resolve(false));
      } catch (error) {
        fail(error as Error);
      }
    };
    const silence = setTimeout(() => fail(new NoAnswer(silenceMs)), silenceMs);
    const total = totalMs === undefined ? undefined : setTimeout(() => fail(new NoAnswer(totalMs)), totalMs);

    // Stays for good: the client may report an error long after nobody listens, which would end the process.
    read.on('error', fail);
    read.on('data', each).on('end', ended).on('close', closed);
    if (signal?.aborted) aborted();
    else signal?.addEventListener('abort', aborted);
  });
}
