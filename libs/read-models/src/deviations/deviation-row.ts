import { type DeviationContent, type Falling, type Resolution } from '#domain';
import { type Instant, type JsonObject, type PlainDate } from '#kernel';
import { type StreamRow } from '../bitemporal/row-per-stream.js';

export type DeviationRowState = 'open' | 'resolved' | 'fell-away';

/**
 * One deviation that was noted. It holds from the first date on which the limit is broken, which `at` is, until it is kept
 * again; one that fell away holds on no date. `unit` is its owner's.
 */
export interface DeviationRow extends StreamRow {
  readonly state: DeviationRowState;
  readonly rule: string;
  /** What broke the limit: a stay, an admission, a transition, a reservation. */
  readonly subjectId: string;
  /** Null for what broke on a pathway. */
  readonly tilbudId: string | null;
  readonly facts: JsonObject;
  readonly owner: DeviationContent['owner'];
  /** Whom it is shown to beside the owner. */
  readonly escalatedTo: DeviationContent['owner'] | null;
  readonly notedAt: Instant;
  /** First date on which the limit is kept again; null while it is broken. */
  readonly endedOn: PlainDate | null;
  readonly resolvedAt: Instant | null;
  readonly outcome: Resolution | null;
  readonly fellAwayBecause: Falling | null;
}
