import { type FollowUpContent } from '#domain';
import { type Instant, type PlainDate } from '#kernel';
import { type StreamRow } from '../bitemporal/row-per-stream.js';

export type TaskState = 'open' | 'completed' | 'cancelled';

/** One follow-up as a task. It holds from its opening to its end; `at` is its due date, `unit` its owner's. */
export interface TaskRow extends StreamRow {
  readonly state: TaskState;
  readonly kind: FollowUpContent['kind'];
  readonly reason: string;
  readonly owner: FollowUpContent['owner'];
  readonly due: PlainDate;
  /** The klippekort, service or advisory that it is about. */
  readonly subjectId: string;
  readonly openedAt: Instant;
  /** When it was found overdue. */
  readonly escalatedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
}
