import { type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../../law/legal-basis.js';
import { type Cause, type Destination } from './events.js';

/** Takes a 24-hour place; which visitation carries it follows from section and date. */
export interface StartStay {
  readonly type: 'StartStay';
  readonly stayId: Uuid;
  readonly section: SectionKey;
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
}

/** Sets the date on which the citizen is expected to leave, or moves it. Planning the same again changes nothing. */
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
}
export type StayCommand = StartStay | PlanDischarge | CancelPlannedDischarge | RecordDischarge;
