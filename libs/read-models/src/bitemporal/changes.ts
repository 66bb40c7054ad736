import { type Instant, type MunicipalityCode } from '#kernel';
import { type Row } from './row.js';

/** A row as known from one instant on. */
export interface KnownRow {
  readonly subjectId: string;
  readonly municipality: MunicipalityCode;
  readonly row: Row;
  readonly recordedFrom: Instant;
}

/** A row that was known for a while. */
export interface FormerRow extends KnownRow {
  readonly recordedTo: Instant;
}

/** A row of the table that ceases to be known. */
export interface EndedRow {
  readonly subjectId: string;
  readonly kind: string;
  readonly key: string;
  readonly at: Instant;
}

/** What a run of events changes in a view's table. */
export interface Changes {
  /** Where only a part of an append had been seen before: what was written of it is taken back first. */
  readonly undone: { readonly subjectId: string; readonly at: Instant }[];
  readonly ended: EndedRow[];
  /** Rows that both began and ended without having been written. */
  readonly former: FormerRow[];
  /** Rows that are what is known from now on. */
  readonly begun: KnownRow[];
}

export function noChanges(): Changes {
  return { undone: [], ended: [], former: [], begun: [] };
}
