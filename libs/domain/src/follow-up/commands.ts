import { type Uuid } from '#kernel';
import { type Owner } from '../agreement/terms.js';
import { type Fulfilment } from '../policy/follow-up-table.js';
import { type Cancellation, type Dropping, type FollowUpContent, type PersonsOutcome } from './events.js';

/** The task is to be there as this says: opened, opened again, or changed to it. The service itself asks for it. */
export interface PlanFollowUp {
  readonly type: 'PlanFollowUp';
  readonly content: FollowUpContent;
  /** It was due so long before its reason was known that it is not opened any more (rule FUP-7). */
  readonly tooLate: boolean;
}

/** Somebody else has the role now that the task is for. Its dates stand. The service itself asks for it. */
export interface FollowOwner {
  readonly type: 'FollowOwner';
  readonly owner: Owner;
  /** The case is another municipality's now: whoever had the task has it no more (rule FUP-8). */
  readonly transferred?: true;
}

/** Something that was recorded did it. The service itself asks for it. */
export interface FulfilFollowUp {
  readonly type: 'FulfilFollowUp';
  readonly outcome: 'fulfilled' | 'expired' | 'not-relevant';
  readonly by: Fulfilment;
}

/** Its reason fell away. The service itself asks for it. */
export interface DropFollowUp {
  readonly type: 'DropFollowUp';
  readonly because: Dropping;
}

/** The due date has passed without it being done. The service itself asks for it. */
export interface EscalateOverdue {
  readonly type: 'EscalateOverdue';
}

/** A person did it. */
export interface CompleteFollowUp {
  readonly type: 'CompleteFollowUp';
  readonly outcome: PersonsOutcome;
  readonly note?: string;
}

/** A person takes it away. */
export interface CancelFollowUp {
  readonly type: 'CancelFollowUp';
  readonly because: Cancellation;
  readonly note?: string;
}

/** A person gives it to another unit or person. */
export interface ReassignFollowUp {
  readonly type: 'ReassignFollowUp';
  readonly owner: Owner;
}

/** A person takes it on, for their own unit. */
export interface TakeFollowUp {
  readonly type: 'TakeFollowUp';
  /** Who that is in the register of staff; null where it is not said: then the unit has it. */
  readonly workerId: Uuid | null;
}

/** What a person can ask of a task. */
export type PersonsFollowUpCommand = CompleteFollowUp | CancelFollowUp | ReassignFollowUp | TakeFollowUp;

export type FollowUpCommand = PlanFollowUp | FollowOwner | FulfilFollowUp | DropFollowUp | EscalateOverdue | PersonsFollowUpCommand;
