import { type FollowUpContent } from './events.js';

export interface OpenFollowUp {
  readonly type: 'OpenFollowUp';
  readonly content: FollowUpContent;
}

/** The owner did it. */
export interface CompleteFollowUp {
  readonly type: 'CompleteFollowUp';
  readonly outcome: 'done' | 'decided' | 'partner-informed' | 'expired' | 'not-relevant';
}

export interface CancelFollowUp {
  readonly type: 'CancelFollowUp';
  readonly because: 'klippekort-superseded' | 'service-ended' | 'citizen-died' | 'entered-in-error';
}

/** The due date has passed without it being done. */
export interface EscalateOverdue {
  readonly type: 'EscalateOverdue';
}
export type FollowUpCommand = OpenFollowUp | CompleteFollowUp | CancelFollowUp | EscalateOverdue;
