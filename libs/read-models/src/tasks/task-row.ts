import { type FollowUpContent } from '#domain';
import { type Instant, type PlainDate } from '#kernel';
import { type StreamRow } from '../bitemporal/row-per-stream.js';

export const taskStates = ['open', 'completed', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * One follow-up as a task. It holds from its opening to its end; `at` is its due date, `unit` its owner's. One that was opened
 * again counts as open all along: what had ended it does not count any more.
 */
export interface TaskRow extends StreamRow {
  readonly citizenId: string;
  readonly unit: string;
  readonly state: TaskState;
  readonly reason: string;
  readonly owner: FollowUpContent['owner'];
  readonly due: PlainDate;
  /** First date on which it is of use to look at it; null where that is at once. */
  readonly shownFrom: PlainDate | null;
  /** The stay, service, klippekort, advisory … that it is about. */
  readonly subjectId: string;
  readonly openedAt: Instant;
  /** When it was found overdue. */
  readonly escalatedAt: Instant | null;
  /** Whom it was shown to then. */
  readonly escalatedTo: FollowUpContent['owner'] | null;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
}
