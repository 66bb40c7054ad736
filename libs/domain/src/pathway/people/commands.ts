import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { type ContactKind } from './events.js';

export interface AssignCoordinator {
  readonly type: 'AssignCoordinator';
  readonly on: PlainDate;
  readonly workerId: Uuid;
  readonly unit: string;
}

export interface AssignKnownWorker {
  readonly type: 'AssignKnownWorker';
  readonly on: PlainDate;
  readonly workerId: Uuid;
  readonly tilbudId: Uuid;
}

/** The worker is not there for the citizen any more; `on` is the first date. */
export interface EndKnownWorker {
  readonly type: 'EndKnownWorker';
  readonly on: PlainDate;
  readonly workerId: Uuid;
  readonly tilbudId: Uuid;
}

/** A worker and the citizen were in touch, whether or not the pathway was open. */
export interface RecordContact {
  readonly type: 'RecordContact';
  readonly contactId: Uuid;
  readonly on: PlainDate;
  readonly at?: Instant;
  readonly kind: ContactKind;
  readonly workerId: Uuid;
  /** Null where the worker is the authority's. */
  readonly tilbudId: Uuid | null;
}
export type PeopleCommand = AssignCoordinator | AssignKnownWorker | EndKnownWorker | RecordContact;
