import { type StoredEvent } from '#kernel';
import { EventStoreUnavailable, type EventStore, type Page, type ReadAllOptions, type SubscribeOptions } from '../port.js';
import { MemoryLog } from './memory-log.js';

/** A log that lives as long as the process: for tests. Stores opened on the same `MemoryLog` share it. */
export function openMemoryEventStore(log: MemoryLog = new MemoryLog()): EventStore {
  const closing = new AbortController();

  /** Runs a call a moment later, as a real engine would. @throws EventStoreUnavailable when closed. */
  async function call<T>(run: () => T): Promise<T> {
    if (closing.signal.aborted) throw new EventStoreUnavailable('it is closed');
    await Promise.resolve();
    return run();
  }

  function page({ after, limit, types }: ReadAllOptions): Page {
    const all = log.after(after);
    const matching = types ? all.filter(({ type }) => types.includes(type)) : all;
    const events = matching.slice(0, limit);
    const last = (matching.length > limit ? events : all).at(-1);
    return { events, position: last?.position ?? after };
  }

  async function* subscribe({ after, types, pageSize, signal }: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
    const ending = AbortSignal.any([signal, closing.signal]);
    let position = after;
    while (!ending.aborted) {
      const next: Page = page({ after: position, limit: pageSize, types });
      if (next.position === position) {
        await log.beyond(position, ending);
        continue;
      }
      position = next.position;
      yield next;
    }
  }

  return {
    append: (stream, expected, events) => call(() => log.append(stream, expected, events)),
    readStream: (stream, from = 0): Promise<readonly StoredEvent[]> => call(() => log.stream(stream, from)),
    readAll: (options) => call(() => page(options)),
    subscribe,
    head: () => call(() => log.head),
    close: () => {
      closing.abort();
      return Promise.resolve();
    },
  };
}
