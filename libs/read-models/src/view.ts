import { type Position, type StoredEvent, type StreamName } from '#kernel';

/** What a view may ask of PostgreSQL; a `pg` client or pool fits. */
export interface Database {
  // A row's shape is what the statement's author says it is, as in `pg` itself.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  query<Row extends object = any>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** Keeps what a view would otherwise read or fold again for every page. */
export interface Memory {
  /** What is kept under a key; made at the first asking. */
  keep<Value>(key: string, make: () => Value): Value;
}

/** Whole streams, as the log has them. */
export interface Histories {
  /**
   * The events of some streams up to and including a position, in order, in as few round trips as the log allows. A stream that
   * does not exist has none.
   */
  of(streams: readonly StreamName[], upTo: Position): Promise<ReadonlyMap<StreamName, readonly StoredEvent[]>>;
}

/** Where a view is written to, and what it may read on the way. */
export interface Projection {
  readonly db: Database;
  /** Where the view's tables are; they are never named with another one. */
  readonly schema: string;
  readonly histories: Histories;
  /** Lives as long as one rebuild. Absent in the everyday, incremental work. */
  readonly rebuild?: Memory | undefined;
  /**
   * Everyday: may be lost at any time, and may have seen what was never committed. Only what is true of the log alone
   * belongs here, kept under where in the log it is true.
   */
  readonly recent?: Memory | undefined;
}

/** Where the tables that are asked live. */
export const READ_SCHEMA = 'read';

/**
 * A read model: tables that are a pure function of the log, thrown away and rebuilt at will.
 *
 * Everyday, a processor calls `project` on the tables in schema `read`, in one transaction with its checkpoint. A rebuild
 * calls the same `project` on new tables in a schema of its own, and swaps them in at the end: nothing may be named with
 * a schema other than the one given, and `project` writes this view's tables only, and reads those and the log.
 */
export interface View {
  /** Lower-case letters and `_`; also names the processor (`view-NAME`) and the rebuild's schema (`rebuild_NAME`). */
  readonly name: string;
  /** Raised whenever tables, types or reducers change; a view whose rows come from another version is rebuilt. */
  readonly version: number;
  /** All tables, without a schema. Only tables, and the indexes and sequences they own, follow in a swap. */
  readonly tables: readonly string[];
  /** The events it folds; no others are handed to it. */
  readonly types: readonly string[];
  /** SQL creating the tables in a schema that exists, with no more than the keys that `project` itself needs. */
  createTables(schema: string): string;
  /** SQL adding the remaining indexes and constraints; in a rebuild it is run when the tables are filled. */
  createConstraints(schema: string): string;
  /**
   * Folds a run of the log, in order, into the tables. Called with every event once; pages are thousands of events long
   * in a rebuild, so write once a page, not once an event. It throws only on a bug or a broken database.
   */
  project(events: readonly StoredEvent[], projection: Projection): Promise<void>;
  /**
   * Writes what `project` has only kept in a rebuild's memory. Called once, after the last page that is given one and before
   * the constraints; from then on `project` is called without.
   */
  flush?(projection: Projection & { readonly rebuild: Memory }): Promise<void>;
}
