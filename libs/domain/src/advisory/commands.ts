import { type Instant, type Uuid } from '#kernel';
import { type AdvisoryContent, type Blocking, type CallOff, type Failure, type RedriveReason, type withdrawals } from './events.js';
import { type AdvisoryKind } from './kinds.js';

export interface PlanAdvisory {
  readonly type: 'PlanAdvisory';
  readonly content: AdvisoryContent;
}

/** Another advisory takes its place. */
export interface ReplaceAdvisory {
  readonly type: 'ReplaceAdvisory';
  readonly by: Uuid;
  readonly byKind: AdvisoryKind;
}

export interface WithdrawAdvisory {
  readonly type: 'WithdrawAdvisory';
  readonly because: Exclude<(typeof withdrawals)[number], CallOff>;
}

/** A person calls off what waits, or what was given up. */
export interface CallOffAdvisory {
  readonly type: 'CallOffAdvisory';
  readonly because: CallOff;
}

/** A person lets what was given up be tried again. */
export interface RedriveAdvisory {
  readonly type: 'RedriveAdvisory';
  readonly because: RedriveReason;
}

/** Nothing allows telling the partner now. */
export interface BlockAdvisory {
  readonly type: 'BlockAdvisory';
  readonly because: Blocking;
}

/** What had been missing is there. */
export interface UnblockAdvisory {
  readonly type: 'UnblockAdvisory';
}

/** Asks to begin the next attempt. */
export interface StartDispatch {
  readonly type: 'StartDispatch';
}

export interface RecordSent {
  readonly type: 'RecordSent';
  readonly attempt: number;
  readonly at: Instant;
}

export interface RecordAttemptFailed {
  readonly type: 'RecordAttemptFailed';
  readonly attempt: number;
  readonly why: Failure;
  readonly code: string;
  /** When to try again; null gives up, and escalates to a person. */
  readonly retryAt: Instant | null;
}

/** The partner opens it where it stands in this service. */
export interface OpenAdvisory {
  readonly type: 'OpenAdvisory';
  /** Whether the partner may be told at this moment: what it says is disclosed only now. */
  readonly mayBeTold: boolean;
}

/** The partner confirms that the advisory was read. */
export interface AcknowledgeAdvisory {
  readonly type: 'AcknowledgeAdvisory';
}

/** The partner answers that it will not act on it. */
export interface RefuseAdvisory {
  readonly type: 'RefuseAdvisory';
  readonly reason: 'not-our-citizen' | 'not-our-task' | 'not-understood' | 'other';
}

/** The partner's system answers that it holds the message. */
export interface RecordDelivered {
  readonly type: 'RecordDelivered';
  readonly at: Instant;
  /** Whether that is the confirmation that was agreed. */
  readonly confirms: boolean;
}

/** The partner's system answers that it did not take the message in. */
export interface RecordTurnedDown {
  readonly type: 'RecordTurnedDown';
  readonly how: 'for-now' | 'for-good';
  readonly codes: readonly string[];
  /** When to try again what was turned down for now; null gives up, and escalates to a person. */
  readonly retryAt: Instant | null;
}

/** Somebody at the partner's writes back. */
export interface RecordAnswer {
  readonly type: 'RecordAnswer';
  readonly messageId: string;
  readonly text: string;
}

/** What comes back from a partner as a message. */
export type PartnersMessageCommand = RecordDelivered | RecordTurnedDown | RecordAnswer;

/** The agreed time for a confirmation has passed. */
export interface EscalateUnacknowledged {
  readonly type: 'EscalateUnacknowledged';
}

export type AdvisoryCommand =
  | PlanAdvisory
  | ReplaceAdvisory
  | WithdrawAdvisory
  | CallOffAdvisory
  | RedriveAdvisory
  | BlockAdvisory
  | UnblockAdvisory
  | StartDispatch
  | RecordSent
  | RecordAttemptFailed
  | OpenAdvisory
  | AcknowledgeAdvisory
  | RefuseAdvisory
  | PartnersMessageCommand
  | EscalateUnacknowledged;
