import { type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../../law/legal-basis.js';
import { type AbsenceReason, type BreakOffReason, type Cause, type Destination, type ExtensionReason, type RequestWithdrawal } from './events.js';

/** Asks for a 24-hour place. Which of the tilbud's places it is, and when, the tilbud decides. */
export interface RequestStay {
  readonly type: 'RequestStay';
  readonly requestId: Uuid;
  readonly section: SectionKey;
  /** To find out what the citizen needs (udredning). */
  readonly assessment?: boolean;
  readonly tilbudId: Uuid;
  /** Date of asking. */
  readonly on: PlainDate;
  readonly wantedFrom: PlainDate;
  readonly note?: string;
}
export interface WithdrawStayRequest {
  readonly type: 'WithdrawStayRequest';
  readonly requestId: Uuid;
  readonly on: PlainDate;
  readonly reason: RequestWithdrawal;
}

/** What every start of a stay says. */
interface TakePlace {
  readonly stayId: Uuid;
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
  readonly requestId?: Uuid;
  readonly reservationId?: Uuid;
  readonly placeId?: Uuid;
  readonly overOccupied?: true;
  /** A stay that is over when it is recorded: the first date without it, and where the citizen went. */
  readonly ended?: EndedStay;
}
interface EndedStay {
  readonly on: PlainDate;
  readonly destination: Destination;
  /** For an assessment stay the one or the other (rule STAY-5). */
  readonly planDeliveredOn?: PlainDate;
  readonly brokenOff?: BrokenOff;
}
/** Why an assessment came to no plan. */
export interface BrokenOff {
  readonly reason: BreakOffReason;
  readonly note?: string;
}

/** Takes a 24-hour place; which visitation carries it follows from section and date. */
export interface StartStay extends TakePlace {
  readonly type: 'StartStay';
  readonly section: SectionKey;
}
/** Takes an akutplads: SEL 82c, without a visitation. */
export interface StartAcuteStay extends TakePlace {
  readonly type: 'StartAcuteStay';
}
/** Takes a place in order to find out what the citizen needs. */
export interface StartAssessmentStay extends TakePlace {
  readonly type: 'StartAssessmentStay';
  readonly section: SectionKey;
}

/** Hands over the individual plan that an assessment stay is for. */
export interface DeliverAssessmentPlan {
  readonly type: 'DeliverAssessmentPlan';
  readonly stayId: Uuid;
  readonly on: PlainDate;
  readonly plan?: string;
}
export interface BreakOffAssessment extends BrokenOff {
  readonly type: 'BreakOffAssessment';
  readonly stayId: Uuid;
  readonly on: PlainDate;
}

/** The citizen sleeps elsewhere from `on`; with `until`, the first date back, the absence is over when it is recorded. */
export interface StartStayAbsence {
  readonly type: 'StartStayAbsence';
  readonly stayId: Uuid;
  readonly absenceId: Uuid;
  readonly on: PlainDate;
  readonly until?: PlainDate;
  readonly reason: AbsenceReason;
}
export interface EndStayAbsence {
  readonly type: 'EndStayAbsence';
  readonly stayId: Uuid;
  readonly absenceId: Uuid;
  /** First date back. */
  readonly on: PlainDate;
}

/** Lets an akutplads last longer than its dates. */
export interface ExtendAcuteStay {
  readonly type: 'ExtendAcuteStay';
  readonly stayId: Uuid;
  /** Date of the decision. */
  readonly on: PlainDate;
  /** Last date that it covers. */
  readonly through: PlainDate;
  readonly reason: ExtensionReason;
  readonly note: string;
}

/**
 * Sets the date on which the citizen is expected to leave, or moves it. Planning the same again changes nothing, but for
 * expectations that come with it: those are said anew.
 */
export interface PlanDischarge {
  readonly type: 'PlanDischarge';
  readonly stayId: Uuid;
  /** Id for the plan, should there be none yet. */
  readonly planId: Uuid;
  readonly date: PlainDate;
  readonly destination: Destination;
  /** Who asked for the change, when a plan is moved. */
  readonly causedBy: Cause;
  readonly expectations?: string;
}

export interface CancelPlannedDischarge {
  readonly type: 'CancelPlannedDischarge';
  readonly stayId: Uuid;
  readonly causedBy: Cause;
}

/** Records that the citizen left; `on` is the first date without the stay. */
export interface RecordDischarge {
  readonly type: 'RecordDischarge';
  readonly stayId: Uuid;
  readonly on: PlainDate;
  readonly destination: Destination;
  /** Where an assessment stay ends without its plan (rule STAY-5). */
  readonly brokenOff?: BrokenOff;
}
export type StayCommand =
  | RequestStay
  | WithdrawStayRequest
  | StartStay
  | StartAcuteStay
  | StartAssessmentStay
  | DeliverAssessmentPlan
  | BreakOffAssessment
  | StartStayAbsence
  | EndStayAbsence
  | ExtendAcuteStay
  | PlanDischarge
  | CancelPlannedDischarge
  | RecordDischarge;
