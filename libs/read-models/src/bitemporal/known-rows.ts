import { canonicalJson, type Instant, type Json } from '#kernel';
import { type Changes, type KnownRow } from './changes.js';
import { type Row, type RowSource, type Subject } from './row.js';

interface Known extends KnownRow {
  /** Equal for rows that say the same. */
  readonly print: string;
  /** Whether it stands in the table. */
  written: boolean;
}

/** The rows of one subject from one source, as known now, and what new knowledge changes of them. */
export class KnownRows<State> {
  private readonly known = new Map<string, Known>();
  private read: readonly unknown[] | undefined;

  constructor(private readonly source: RowSource<State>) {}

  /** Takes over what the table holds: the rows of a state that has been written. */
  takeOver(state: State, subject: Subject, at: Instant): void {
    this.learn(state, subject, at, undefined);
  }

  /** Learns at an instant what the state is now. */
  learn(state: State, subject: Subject, at: Instant, changes: Pick<Changes, 'ended' | 'former'> | undefined): void {
    const reads = this.source.reads && [...this.source.reads(state), subject.municipality];
    if (reads && this.read && same(reads, this.read)) return;
    this.read = reads;
    const gone = new Set(this.known.keys());
    for (const row of this.source.rows(state, subject)) {
      const name = `${row.kind} ${row.key}`;
      if (!gone.delete(name) && this.known.has(name)) throw new Error(`two rows of one subject are called ${row.kind} ${row.key}`);
      this.learnRow(name, row, subject, at, changes);
    }
    for (const name of gone) this.end(name, at, changes);
  }

  /** Rows that are known and not written yet; from here on they count as written. */
  takeBegun(): readonly KnownRow[] {
    const begun: Known[] = [];
    for (const one of this.known.values()) {
      if (one.written) continue;
      one.written = true;
      begun.push(one);
    }
    return begun;
  }

  private learnRow(name: string, row: Row, { id, municipality }: Subject, at: Instant, changes: Pick<Changes, 'ended' | 'former'> | undefined): void {
    const before = this.known.get(name);
    if (before?.row === row && before.municipality === municipality) return;
    const print = canonicalJson({ ...row, municipality } as unknown as Json);
    if (before?.print === print) return;
    this.end(name, at, changes);
    this.known.set(name, { subjectId: id, municipality, row, recordedFrom: at, print, written: changes === undefined });
  }

  private end(name: string, at: Instant, changes: Pick<Changes, 'ended' | 'former'> | undefined): void {
    const before = this.known.get(name);
    if (!before) return;
    this.known.delete(name);
    const { subjectId, municipality, row, recordedFrom, written } = before;
    if (written) changes?.ended.push({ subjectId, kind: row.kind, key: row.key, at });
    // What was learned and unlearned at one instant was never known.
    else if (recordedFrom !== at) changes?.former.push({ subjectId, municipality, row, recordedFrom, recordedTo: at });
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
