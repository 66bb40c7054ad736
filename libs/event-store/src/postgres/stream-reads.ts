import { type StoredEvent, type StreamName } from '#kernel';
import { type LogReader } from './log-reader.js';

interface WaitingRead {
  readonly stream: StreamName;
  /** The first version that is asked for. */
  readonly from: number;
  /** When it must be answered, on the monotonic clock. */
  readonly until: number;
  readonly resolve: (events: readonly StoredEvent[]) => void;
  readonly reject: (failure: unknown) => void;
}

export interface StreamReadsOptions {
  readonly reader: Pick<LogReader, 'streams'>;
  /** How long a read may take from when it is asked, in milliseconds. */
  readonly timeoutMs: number;
  /** Most streams in one statement. */
  readonly atOnce: number;
  /** Statements under way at the same time. */
  readonly inFlight: number;
}

/**
 * Collects the reads of streams in this process: what is asked while statements are under way goes with the next one,
 * as with appends. An idle reader asks at once, so nobody waits for company.
 */
export class StreamReads {
  private waiting: WaitingRead[] = [];
  private underWay = 0;
  private scheduled = false;

  constructor(private readonly options: StreamReadsOptions) {}

  read(stream: StreamName, from = 0): Promise<readonly StoredEvent[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, from, until: performance.now() + this.options.timeoutMs, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.underWay >= this.options.inFlight || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const reads = this.waiting.splice(0, this.options.atOnce);
      this.underWay += 1;
      void this.ask(reads).finally(() => {
        this.underWay -= 1;
        this.schedule();
      });
      this.schedule();
    });
  }

  private async ask(reads: readonly WaitingRead[]): Promise<void> {
    try {
      // The first of them has waited longest; what is left of its time is the statement's.
      const timeoutMs = Math.max(1, (reads[0]?.until ?? 0) - performance.now());
      const asked = new Map<StreamName, number>();
      for (const { stream, from } of reads) asked.set(stream, Math.min(from, asked.get(stream) ?? from));
      const found = await this.options.reader.streams(asked, { timeoutMs });
      for (const { stream, from, resolve } of reads) {
        const events = found.get(stream) ?? [];
        resolve(from === asked.get(stream) ? events : events.filter(({ version }) => version >= from));
      }
    } catch (failure) {
      for (const { reject } of reads) reject(failure);
    }
  }
}
