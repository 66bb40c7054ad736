import { setTimeout as pause } from 'node:timers/promises';
import { type Position, type StoredEvent } from '#kernel';
import { type EventStore, type Page } from '../port.js';
import { until } from '../until.js';

/** Events in one page of the one reader. */
const PAGE = 1_000;
const pauseAfterFailureMs = 250;

/** What stands behind a position, as far as the tail has been read. */
export interface Run extends Page {
  /** Whether there may be more. */
  readonly full: boolean;
}

/**
 * The end of the log, read once for all who follow it, and kept for a while. It never answers for what it has not got: who is
 * further behind, or finds the reader dead, reads the log itself.
 */
export class LogTail {
  /** All events behind `from`, up to `upTo`; nothing is known where `upTo` is absent. */
  private events: StoredEvent[] = [];
  private from: Position = 0n;
  private upTo: Position | undefined;
  private readonly waiting = new Set<() => void>();
  private reading: AbortController | undefined;

  /** @param most events kept */
  constructor(
    private readonly store: Pick<EventStore, 'head' | 'subscribe'>,
    private readonly most: number,
  ) {}

  /** Begins to read, or begins anew where the log has come to a position that the reader has not brought by now. */
  start(reached: Position): void {
    if (this.reading && (this.upTo === undefined || reached <= this.upTo)) return;
    this.reading?.abort();
    this.reading = new AbortController();
    void this.read(this.reading.signal);
  }

  /** Ends reading, and forgets. */
  stop(): void {
    this.reading?.abort();
    this.reading = undefined;
    this.forget();
  }

  /** Whether everything behind a position is here, as far as it has been read. */
  covers(position: Position): boolean {
    return this.upTo !== undefined && position >= this.from;
  }

  /** Events of some types behind a covered position, at most so many. */
  behind(position: Position, types: ReadonlySet<string> | undefined, limit: number): Run {
    const events: StoredEvent[] = [];
    for (let at = this.placeBehind(position); at < this.events.length; at++) {
      const event = this.events[at]!;
      if (types && !types.has(event.type)) continue;
      if (events.push(event) === limit) return { events, position: event.position, full: true };
    }
    const upTo = this.upTo ?? position;
    return { events, position: upTo > position ? upTo : position, full: false };
  }

  /** Resolves when the tail reaches beyond a position or does not cover it any more, at the latest after so many milliseconds. */
  async beyond(position: Position, atMostMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const wake = () => {
        if (!this.covers(position) || this.upTo! > position) done();
      };
      const timer = setTimeout(done, atMostMs);
      this.waiting.add(wake);
      signal.addEventListener('abort', done);
      wake();
    });
  }

  private async read(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if (this.upTo === undefined) this.beginAt(await this.store.head(), signal);
        const after = this.upTo;
        if (after === undefined) return;
        for await (const page of until(this.store.subscribe({ after, pageSize: PAGE, signal }), signal)) {
          // Another reader may go on from where this one was.
          if (isAborted(signal)) return;
          this.take(page);
        }
      } catch {
        // Who follows reads the log itself meanwhile, and tells of what fails.
      }
      if (isAborted(signal)) return;
      this.forget();
      await pause(pauseAfterFailureMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private beginAt(head: Position, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.from = head;
    this.upTo = head;
  }

  private take({ events, position }: Page): void {
    this.events.push(...events);
    this.upTo = position;
    // Now and then, so that it costs little.
    if (this.events.length > 2 * this.most) {
      const gone = this.events.splice(0, this.events.length - this.most);
      this.from = gone.at(-1)!.position;
    }
    this.wakeAll();
  }

  private forget(): void {
    this.events = [];
    this.upTo = undefined;
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const wake of this.waiting) wake();
  }

  private placeBehind(position: Position): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.events[middle]!.position > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Asked again after waiting, where the type checker believes to know the answer. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
