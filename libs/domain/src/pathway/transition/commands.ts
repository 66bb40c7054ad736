import { type PlainDate, type Uuid } from '#kernel';
import { type BreakOffReason, type DeclineReason, type Party, type TransitionKind } from './events.js';

/** Plans a handover between two parties. */
export interface PlanTransition {
  readonly type: 'PlanTransition';
  readonly transitionId: Uuid;
  readonly kind: TransitionKind;
  readonly sender: Party;
  readonly receiver: Party;
  /** Date of planning. */
  readonly on: PlainDate;
  readonly plannedDate: PlainDate;
}
export interface RescheduleTransition {
  readonly type: 'RescheduleTransition';
  readonly transitionId: Uuid;
  /** Date of the decision. */
  readonly on: PlainDate;
  readonly plannedDate: PlainDate;
}
export interface HoldHandoverMeeting {
  readonly type: 'HoldHandoverMeeting';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
  readonly participants: readonly Uuid[];
}
export interface OfferHandover {
  readonly type: 'OfferHandover';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
}

/**
 * §107 → §85 in one step (rule TRA-1): ends the stay, starts the support and its massive period, names known workers
 * of both places, and offers the handover.
 */
export interface MoveToOwnHome {
  readonly type: 'MoveToOwnHome';
  /** Id of the transition: of one that was planned, which this carries out, or a new one. */
  readonly transitionId: Uuid;
  readonly stayId: Uuid;
  readonly serviceId: Uuid;
  /** First date in the own home. */
  readonly on: PlainDate;
  /** The tilbud that gives the support. */
  readonly tilbudId: Uuid;
  readonly hoursPerWeek: number;
  readonly intensive: {
    /** Last date of the massive period, inclusive. */
    readonly through: PlainDate;
    readonly hoursPerWeek: number;
    readonly steps: readonly { readonly from: PlainDate; readonly hoursPerWeek: number }[];
  };
  readonly knownWorkers: readonly { readonly workerId: Uuid; readonly tilbudId: Uuid }[];
}

/** The receiver takes over (rule TRA-2). Where the citizen has moved already, that completes the transition. */
export interface AcceptHandover {
  readonly type: 'AcceptHandover';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
}
/** The receiver does not take over; it stays the sender's. */
export interface DeclineHandover {
  readonly type: 'DeclineHandover';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
  readonly reason: DeclineReason;
}
/** The citizen has moved, after the receiver accepted. */
export interface CompleteTransition {
  readonly type: 'CompleteTransition';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
}
export interface BreakOffTransition {
  readonly type: 'BreakOffTransition';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
  readonly reason: BreakOffReason;
}
export type TransitionCommand =
  | PlanTransition
  | RescheduleTransition
  | HoldHandoverMeeting
  | OfferHandover
  | MoveToOwnHome
  | AcceptHandover
  | DeclineHandover
  | CompleteTransition
  | BreakOffTransition;
