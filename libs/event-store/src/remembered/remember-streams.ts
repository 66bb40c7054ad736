import { type StoredEvent, type StreamName } from '#kernel';
import { type EventStore } from '../port.js';

export interface RememberOptions {
  /** Events kept in mind at most, over all streams; the streams that were not read for longest go first. */
  readonly most: number;
}

/**
 * The same log, with the streams that were read last kept in mind: what stands in a stream never changes, so only what came
 * since is asked for. Every read still asks, and so is as fresh as without.
 */
export function rememberStreams(store: EventStore, { most }: RememberOptions): EventStore {
  const streams = new RememberedStreams(most);
  return {
    append: (stream, expected, events, options) => store.append(stream, expected, events, options),
    readStream: async (stream, from = 0, options) => {
      const known = streams.get(stream);
      if (from > known.length) return store.readStream(stream, from, options);
      const since = await store.readStream(stream, known.length, options);
      const all = since.length === 0 ? known : [...known, ...since];
      streams.put(stream, all);
      return from === 0 ? all : all.slice(from);
    },
    readAll: (asked, call) => store.readAll(asked, call),
    subscribe: (asked) => store.subscribe(asked),
    head: (options) => store.head(options),
    close: () => store.close(),
  };
}

/** The beginnings of streams, without a gap: the nth event has version n. */
class RememberedStreams {
  private readonly streams = new Map<StreamName, readonly StoredEvent[]>();
  private events = 0;

  constructor(private readonly most: number) {}

  get(stream: StreamName): readonly StoredEvent[] {
    return this.streams.get(stream) ?? [];
  }

  put(stream: StreamName, events: readonly StoredEvent[]): void {
    const before = this.streams.get(stream);
    // Two may have read at once; the longer is what is known.
    const known = before && before.length > events.length ? before : events;
    this.streams.delete(stream);
    this.events += known.length - (before?.length ?? 0);
    if (known.length === 0 || known.length > this.most) {
      this.events -= known.length;
      return;
    }
    this.streams.set(stream, known);
    for (const [oldest, { length }] of this.streams) {
      if (this.events <= this.most) break;
      this.streams.delete(oldest);
      this.events -= length;
    }
  }
}
