import { type Position } from '#kernel';
import { type EventStore, type Page, type SubscribeOptions } from '../port.js';
import { LogTail } from './log-tail.js';
import { until } from '../until.js';

export interface ShareOptions {
  /** Events of the log's end that are kept in mind. Default 5,000: what comes in some seconds when much is recorded. */
  readonly most?: number;
  /** How often a subscription says how far it has looked although nothing matched, in milliseconds. Default 1,000. */
  readonly lookedMs?: number;
}

/**
 * The same log, with its end read once for all subscriptions of this process: each event is fetched and parsed once, however
 * many follow. A subscription that is further behind reads the log itself until it has caught up. Where the one reader has
 * fallen silent, the next subscription that begins has it begin anew.
 */
export function shareTail(store: EventStore, { most = 5_000, lookedMs = 1_000 }: ShareOptions = {}): EventStore {
  const tail = new LogTail(store, most);
  const closing = new AbortController();
  let followers = 0;

  async function* subscribe(asked: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
    const signal = AbortSignal.any([asked.signal, closing.signal]);
    if (signal.aborted) return;
    followers += 1;
    try {
      await startTail(signal);
      yield* follow({ ...asked, signal });
    } finally {
      followers -= 1;
      if (followers === 0) tail.stop();
    }
  }

  async function startTail(signal: AbortSignal): Promise<void> {
    // A log that cannot be asked now is waited for by the subscriptions themselves.
    const head = await store.head().catch((): Position => -1n);
    if (!signal.aborted) tail.start(head);
  }

  async function* follow({ after, types, pageSize, signal }: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
    const wanted = types && new Set(types);
    let [looked, given, givenAt] = [after, after, performance.now()];
    while (!signal.aborted) {
      if (!tail.covers(looked)) {
        let caughtUp = false;
        for await (const page of fromTheLog({ after: looked, types, pageSize, signal })) {
          yield page;
          looked = page.position;
          [given, givenAt] = [looked, performance.now()];
          caughtUp = tail.covers(looked);
          if (caughtUp) break;
        }
        // A subscription that ends by itself is for whoever asked to begin anew.
        if (!caughtUp) return;
        continue;
      }
      const { events, position, full } = tail.behind(looked, wanted, pageSize);
      looked = position;
      const untilSaidMs = givenAt + lookedMs - performance.now();
      if (events.length > 0 || (looked > given && untilSaidMs <= 0)) {
        yield { events, position };
        [given, givenAt] = [looked, performance.now()];
      }
      if (!full) await tail.beyond(looked, looked > given ? Math.max(1, untilSaidMs) : lookedMs, signal);
    }
  }

  /** A subscription of its own, ended when it is left. */
  async function* fromTheLog({ signal, ...asked }: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
    const leaving = new AbortController();
    const either = AbortSignal.any([signal, leaving.signal]);
    try {
      yield* until(store.subscribe({ ...asked, signal: either }), either);
    } finally {
      leaving.abort();
    }
  }

  return {
    append: (stream, expected, events, options) => store.append(stream, expected, events, options),
    readStream: (stream, from, options) => store.readStream(stream, from, options),
    readAll: (asked, call) => store.readAll(asked, call),
    subscribe,
    head: (options) => store.head(options),
    close: () => {
      closing.abort();
      return store.close();
    },
  };
}
