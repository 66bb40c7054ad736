import { type CorrectionReason, type Instant, type JsonObject, type PlainDate, type Uuid } from '#kernel';

/** What one entry is to say from now on; what is absent stays as it is. */
export interface EntryChange {
  readonly entry: Uuid;
  readonly effective?: PlainDate;
  /** The instant on that date; null takes it away. */
  readonly effectiveAt?: Instant | null;
  /** Members of the entry's data, each replaced as a whole; null takes an optional one away. */
  readonly data?: JsonObject;
  /** What is said of the person, in full. */
  readonly personal?: JsonObject;
}

/**
 * Says entries anew and takes entries back, all or nothing (rule COR-1): what hangs together has to be corrected together,
 * since the record has to be sound afterwards.
 */
export interface CorrectEntries {
  readonly type: 'CorrectEntries';
  readonly changes: readonly EntryChange[];
  /** Entries that do not count any more. What was recorded together with one of them is taken back with it. */
  readonly retract: readonly Uuid[];
  readonly because: CorrectionReason;
  readonly note?: string;
}
