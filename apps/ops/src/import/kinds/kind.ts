import { type Columns, type RowOf } from '../columns/columns.js';
import { type CitizenIdentity } from '../recording/citizen-identity.js';
import { type ImportRecorder } from '../recording/recorder.js';
import { type RowOutcome } from '../recording/row-outcome.js';

/** What the rows are carried out with. */
export interface Importing {
  readonly recorder: ImportRecorder;
  readonly citizens: CitizenIdentity;
}

/** Makes an id of this service out of one of the former system. */
export type Namespace = readonly [string, ...string[]];

/** One kind of file: its columns, and what a row brings about. */
export interface Kind<Of extends Columns = Columns> {
  readonly name: KindName;
  /** In the order in which they are documented. */
  readonly columns: Of;
  /** The head of the column that rows go together by: those with the same cell are carried out one after the other. */
  readonly together: string;
  /** What the rows that go together are carried out in the order of; then by line. */
  readonly order: (row: RowOf<Of>) => string;
  readonly carryOut: (row: RowOf<Of>, importing: Importing) => Promise<RowOutcome>;
}

/** In the order in which they are imported: what others stand on comes first. */
export const kindNames = ['tilbud', 'citizens', 'visitations', 'services', 'stays'] as const;
export type KindName = (typeof kindNames)[number];

/** A kind without its columns' types, for whoever handles all of them alike. */
export interface AnyKind {
  readonly name: KindName;
  readonly columns: Columns;
  readonly together: string;
  readonly order: (row: never) => string;
  readonly carryOut: (row: never, importing: Importing) => Promise<RowOutcome>;
}

/** States a kind. */
export function kind<Of extends Columns>(of: Kind<Of>): Kind<Of> {
  return of;
}
