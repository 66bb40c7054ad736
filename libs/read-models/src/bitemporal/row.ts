import { type MunicipalityCode, type PlainDate } from '#kernel';

/**
 * What holds of a subject from one date to another: one row of a view in two times. Its columns are what lists select and
 * sort by; what is shown stands in `details`.
 */
export interface Row<Details extends object = object> {
  /** What it is a row of, as lists ask for it. */
  readonly kind: string;
  /** Tells the rows of one subject and kind apart; the same from one knowledge to the next. Empty where there is only one. */
  readonly key: string;
  /** The citizen it is about; null where it is about none. */
  readonly citizenId: string | null;
  /** The unit whose work it is; null where it is nobody's. */
  readonly unit: string | null;
  /** How far it has come. */
  readonly state: string;
  /** Where it stands in lists: ISO text of a date or an instant. */
  readonly at: string;
  /** First date on which it holds. */
  readonly from: PlainDate;
  /** First date on which it no longer does; null while it goes on. */
  readonly until: PlainDate | null;
  /** Survives a trip through JSON unchanged. Holds nothing that only a citizen's key opens. */
  readonly details: Details;
}

/** The stream that rows are about. */
export interface Subject {
  /** The stream's id within its category. */
  readonly id: string;
  /** Version of its last event: the ETag of what is shown of it. */
  readonly version: number;
  /** Whose it is, by the last event that was recorded. */
  readonly municipality: MunicipalityCode;
}

/** Some of the rows of a view, as a pure function of one stream's state. */
export interface RowSource<State> {
  /**
   * The parts of the state that the rows depend on. While they are the very same ones, the rows are not asked for again.
   * Absent where they depend on all of it, or on the stream's version.
   */
  readonly reads?: (state: State) => readonly unknown[];
  readonly rows: (state: State, subject: Subject) => readonly Row[];
}
