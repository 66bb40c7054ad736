import { derivedId, type Instant, type StreamName, type Uuid } from '#kernel';
import { type LaneName } from '../lanes/lanes.js';

/** What is to be done when a due time comes. */
export const dueKinds = ['advisory-send', 'advisory-acknowledgement', 'follow-up-due', 'klippekort-expiry', 'reservation-hold', 'deviation-begins'] as const;
export type DueKind = (typeof dueKinds)[number];

/** Something that is to happen at a time: derived from the log alone, never personal. */
export interface DueRow {
  /** The stream that says whether it is still to be done. */
  readonly subject: StreamName;
  readonly kind: DueKind;
  /** What it is about on that stream: the klippekort of a pathway, the reservation at a tilbud; elsewhere the id of the stream. */
  readonly reference: Uuid;
  readonly municipality: string;
  /** Whom it waits for: a partner, or nobody else ({@link OWN_LANE}). */
  readonly lane: LaneName;
  /** When it was first due. */
  readonly dueAt: Instant;
  /** When it is next due: later than `dueAt` after failed attempts. */
  readonly nextAttemptAt: Instant;
  readonly attempts: number;
  /** Version of the last event of the subject that has been looked at here. */
  readonly streamVersion: number;
  /** Of the event that asked for it, carried into whatever is done. */
  readonly correlationId: Uuid;
  readonly causeId: Uuid;
}

/** The id of a due row: also what a wake-up names it by. */
export function dueId({ subject, kind, reference }: Pick<DueRow, 'subject' | 'kind' | 'reference'>): Uuid {
  return derivedId('due', subject, kind, reference);
}
