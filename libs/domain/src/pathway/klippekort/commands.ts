import { type PlainDate, type Uuid } from '#kernel';

/** One talk on the card (rule KLI-1). */
export interface UseClip {
  readonly type: 'UseClip';
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
  readonly workerId: Uuid;
  /** Why a worker whom the citizen does not know took the talk. */
  readonly unknownWorkerReason?: string;
}

/** The validity has passed; the service itself says so. */
export interface ExpireKlippekort {
  readonly type: 'ExpireKlippekort';
  readonly cardId: Uuid;
}
export type KlippekortCommand = UseClip | ExpireKlippekort;
