import { type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../../law/legal-basis.js';
import { type annulments, type pauseReasons, type revocations, type waitingReasons } from './events.js';

/** The authority grants a service or a stay under a section, for a period. */
export interface RegisterVisitation {
  readonly type: 'RegisterVisitation';
  readonly visitationId: Uuid;
  readonly section: SectionKey;
  readonly from: PlainDate;
  /** Last date, inclusive; null when granted without an end. */
  readonly to: PlainDate | null;
  readonly hoursPerWeek?: number;
  /** Date of the decision; its first date where nothing else is said. */
  readonly decidedOn?: PlainDate;
  readonly goals?: string;
}

/** From `on` the visitation runs to another date, or gives other hours. */
export interface ReviseVisitation {
  readonly type: 'ReviseVisitation';
  readonly visitationId: Uuid;
  readonly on: PlainDate;
  /** Last date, inclusive; null when granted without an end. */
  readonly to: PlainDate | null;
  /** As before when absent. */
  readonly hoursPerWeek?: number;
  readonly goals?: string;
}

/** `on` is the first date on which the visitation is not in force any more. */
export interface RevokeVisitation {
  readonly type: 'RevokeVisitation';
  readonly visitationId: Uuid;
  readonly on: PlainDate;
  readonly because: (typeof revocations)[number];
}

/** A granted service has to wait for a tilbud. */
export interface PutServiceOnWaitingList {
  readonly type: 'PutServiceOnWaitingList';
  /** The service starts under the same id. */
  readonly serviceId: Uuid;
  readonly section: SectionKey;
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
  readonly because: (typeof waitingReasons)[number];
}

/** Starts a service; which visitation carries it follows from section and date. */
export interface StartService {
  readonly type: 'StartService';
  readonly serviceId: Uuid;
  readonly section: SectionKey;
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
  readonly hoursPerWeek?: number;
}

export interface ChangeServiceHours {
  readonly type: 'ChangeServiceHours';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
  readonly hoursPerWeek: number;
}

export interface PauseService {
  readonly type: 'PauseService';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
  readonly because: (typeof pauseReasons)[number];
}

export interface ResumeService {
  readonly type: 'ResumeService';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
}

/** `date` is the first date without the service. Planning the same again changes nothing. */
export interface PlanServiceEnd {
  readonly type: 'PlanServiceEnd';
  readonly serviceId: Uuid;
  readonly date: PlainDate;
}

export interface CancelServiceEndPlan {
  readonly type: 'CancelServiceEndPlan';
  readonly serviceId: Uuid;
}

/** The service was never given. */
export interface AnnulService {
  readonly type: 'AnnulService';
  readonly serviceId: Uuid;
  readonly because: (typeof annulments)[number];
}

/** Ends a service; `on` is the first date without it. */
export interface EndService {
  readonly type: 'EndService';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
  readonly reason: 'goals-met' | 'citizen-wish' | 'other-service' | 'pathway-closing' | 'other';
}

/** Turns massive support up or down at once, beside the plan. */
export interface StepIntensiveSupport {
  readonly type: 'StepIntensiveSupport';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
  readonly hoursPerWeek: number;
}

/** Lets the massive period last longer or shorter; `through` is its last date, inclusive. */
export interface MoveIntensiveSupportEnd {
  readonly type: 'MoveIntensiveSupportEnd';
  readonly serviceId: Uuid;
  readonly through: PlainDate;
  readonly because: 'readmission' | 'needs-changed' | 'other';
}

/** Ends the massive period before its time; `on` is the first date with ordinary support. */
export interface EndIntensiveSupport {
  readonly type: 'EndIntensiveSupport';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
}
export type ServiceCommand =
  | RegisterVisitation
  | ReviseVisitation
  | RevokeVisitation
  | PutServiceOnWaitingList
  | StartService
  | ChangeServiceHours
  | PauseService
  | ResumeService
  | PlanServiceEnd
  | CancelServiceEndPlan
  | AnnulService
  | EndService
  | StepIntensiveSupport
  | MoveIntensiveSupportEnd
  | EndIntensiveSupport;
