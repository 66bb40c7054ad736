import { type DomainEvent, historyAsKnown, type Instant, isCorrection, type PlainDate, type Recorded } from '#kernel';
import { type Changes, type KnownRow } from './changes.js';
import { KnownRows } from './known-rows.js';
import { type RowSource, type Subject } from './row.js';

/** How the rows of a stream come of its events. Pure. */
export interface Folding<Event extends DomainEvent, State> {
  readonly initial: State;
  readonly evolve: (state: State, recorded: Recorded<Event>) => State;
  readonly sources: readonly RowSource<State>[];
}

/**
 * One stream, folded as far as it has been seen, and the rows that are known of it. What one append says is learned at once,
 * when its last event has been seen.
 */
export class FollowedStream<Event extends DomainEvent, State> {
  private state: State;
  private subject: Subject | undefined;
  private latest: PlainDate | undefined;
  private readonly rows: readonly KnownRows<State>[];
  /** When the append was recorded that is being seen; nothing once it is settled. */
  private pending: Instant | undefined;
  private settled: Instant | undefined;

  constructor(
    private readonly id: string,
    private readonly folding: Folding<Event, State>,
  ) {
    this.state = folding.initial;
    this.rows = folding.sources.map((source) => new KnownRows(source));
  }

  /** Version of the last event seen; -1 before the first. */
  get version(): number {
    return this.subject?.version ?? -1;
  }

  /** Whether an event is the next one, and the rows can be told from those before it without reading the stream again. */
  isFollowedBy({ version, metadata }: Recorded<Event>['stored']): boolean {
    return version === this.version + 1 && metadata.recordedAt !== this.settled;
  }

  /** Whether an event, and those that follow it in a run, only add to the end of what is known of the world. */
  takesInOrder(run: readonly Recorded<Event>[]): boolean {
    let { latest } = this;
    for (const { event } of run) {
      if (isCorrection(event) || (latest !== undefined && event.effective < latest)) return false;
      latest = event.effective;
    }
    return true;
  }

  /** Begins behind a history whose rows stand in the table. */
  beginBehind(history: readonly Recorded<Event>[]): void {
    const last = history.at(-1);
    if (!last) return;
    this.foldAnew(history);
    this.subject = this.subjectAt(last);
    this.settled = last.stored.metadata.recordedAt;
    for (const rows of this.rows) rows.takeOver(this.state, this.subject, this.settled);
  }

  /**
   * Sees a run of events.
   * @param history all of the stream up to the run's end; needed where the run does not only add to the end
   */
  see(run: readonly Recorded<Event>[], history: readonly Recorded<Event>[] | undefined, changes: Changes): void {
    let behind = false;
    const catchUp = () => {
      if (!behind) return;
      if (!history) throw new Error('what is recorded late needs the history');
      this.foldAnew(history.filter(({ stored }) => stored.version <= this.version));
      behind = false;
    };
    for (const one of run) {
      const { recordedAt } = one.stored.metadata;
      if (this.pending !== undefined && this.pending !== recordedAt) {
        catchUp();
        this.settle(changes);
      }
      behind ||= !this.takesInOrder([one]);
      if (!behind) {
        this.state = this.folding.evolve(this.state, one);
        this.latest = one.event.effective;
      }
      this.subject = this.subjectAt(one);
      this.pending = recordedAt;
    }
    catchUp();
  }

  /** Learns what the append last seen said, there being no more of it. */
  settle(changes: Pick<Changes, 'ended' | 'former'>): void {
    if (this.pending === undefined || !this.subject) return;
    for (const rows of this.rows) rows.learn(this.state, this.subject, this.pending, changes);
    this.settled = this.pending;
    this.pending = undefined;
  }

  /** Rows that are known and not written yet; from here on they count as written. */
  takeBegun(): readonly KnownRow[] {
    return this.rows.flatMap((rows) => rows.takeBegun());
  }

  private foldAnew(history: readonly Recorded<Event>[]): void {
    const known = historyAsKnown(history);
    this.state = known.reduce((state, one) => this.folding.evolve(state, one), this.folding.initial);
    this.latest = known.at(-1)?.event.effective;
  }

  private subjectAt({ stored }: Recorded<Event>): Subject {
    return { id: this.id, version: stored.version, municipality: stored.metadata.municipality };
  }
}
