import { BEFORE_ALL, type Position, type ProposedEvent, type StoredEvent, type StreamName } from '#kernel';
import { type AppendResult, type ExpectedVersion } from '../port.js';

/** The events themselves, so that several stores can work on one log as several processes would. */
export class MemoryLog {
  readonly #events: StoredEvent[] = [];
  readonly #streams = new Map<StreamName, StoredEvent[]>();
  readonly #watchers = new Set<() => void>();

  get head(): Position {
    return this.#events.at(-1)?.position ?? BEFORE_ALL;
  }

  append(stream: StreamName, expected: ExpectedVersion, events: readonly ProposedEvent[]): AppendResult {
    const standing = this.#streams.get(stream) ?? [];
    const earlier = lastOfSameAppend(standing, expected, events);
    if (earlier) return { appended: true, version: earlier.version, position: earlier.position };
    const actual = standing.length - 1;
    const fits = expected === 'any' || (expected === 'no-stream' ? actual === -1 : expected === actual);
    const reused = events.some(({ id }) => standing.some((stored) => stored.id === id));
    if (!fits || reused) return { appended: false, actual: actual === -1 ? null : actual };
    for (const { id, type, schemaVersion, data, metadata } of events) {
      const copy = JSON.parse(JSON.stringify({ id, type, schemaVersion, data, metadata })) as ProposedEvent;
      const stored = { ...copy, stream, version: standing.length, position: BigInt(this.#events.length) };
      standing.push(stored);
      this.#events.push(stored);
    }
    this.#streams.set(stream, standing);
    for (const watcher of this.#watchers) watcher();
    return { appended: true, version: standing.length - 1, position: this.head };
  }

  stream(stream: StreamName, from: number): readonly StoredEvent[] {
    return (this.#streams.get(stream) ?? []).slice(from);
  }

  after(position: Position): readonly StoredEvent[] {
    return this.#events.slice(Number(position) + 1);
  }

  /** Resolves when the log is longer than `position`, or the signal aborts. */
  async beyond(position: Position, signal: AbortSignal): Promise<void> {
    if (this.head > position || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#watchers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#watchers.add(done);
      signal.addEventListener('abort', done);
    });
  }
}

/** Where the very same append stands already: its last event. */
function lastOfSameAppend(
  standing: readonly StoredEvent[],
  expected: ExpectedVersion,
  events: readonly ProposedEvent[],
): StoredEvent | undefined {
  const start =
    expected === 'any' ? standing.findIndex(({ id }) => id === events[0]?.id) : expected === 'no-stream' ? 0 : expected + 1;
  if (start < 0 || !events.every(({ id }, place) => standing[start + place]?.id === id)) return undefined;
  return standing[start + events.length - 1];
}
