import { type Position } from '#kernel';
import { type EventStore } from '#event-store';

export type RebuildPhase = 'folding' | 'constraints' | 'catching-up' | 'swapping' | 'done';

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly view: string;
  readonly phase: RebuildPhase;
  readonly position: Position;
  /** Of the log, when it was last asked. */
  readonly head: Position;
  readonly events: number;
  readonly eventsPerSecond: number;
  /** Milliseconds until the log is folded, by the pace so far; null until there is a pace. */
  readonly remainingMs: number | null;
}

const HEAD_EVERY_MS = 2_000;

/** Counts what a rebuild does, and tells it. */
export class ProgressReport {
  private readonly begun = performance.now();
  private headAskedAt = -Infinity;
  private head: Position = -1n;
  private events = 0;

  constructor(
    private readonly view: string,
    private readonly store: Pick<EventStore, 'head'>,
    private readonly tell: ((progress: RebuildProgress) => void) | undefined,
  ) {}

  get foldedEvents(): number {
    return this.events;
  }

  get elapsedMs(): number {
    return performance.now() - this.begun;
  }

  async at(phase: RebuildPhase, position: Position, moreEvents = 0): Promise<void> {
    this.events += moreEvents;
    if (!this.tell) return;
    if (performance.now() - this.headAskedAt > HEAD_EVERY_MS) {
      this.head = await this.store.head();
      this.headAskedAt = performance.now();
    }
    if (this.head < position) this.head = position;
    const elapsed = this.elapsedMs;
    const [done, left] = [Number(position + 1n), Number(this.head - position)];
    this.tell({
      view: this.view,
      phase,
      position,
      head: this.head,
      events: this.events,
      eventsPerSecond: elapsed > 0 ? Math.round((this.events * 1000) / elapsed) : 0,
      remainingMs: done > 0 ? Math.round((elapsed * left) / done) : null,
    });
  }
}
