import { type PlainDate, type Uuid } from '#kernel';
import { sectionKey, type SectionKey } from '../../law/legal-basis.js';
import { type PathwayEvent } from '../events.js';
import { endedOn, includes, overlap, type Interval } from '../interval.js';
import { type Ground } from '../service/events.js';
import { type AbsenceReason, type BreakOffReason, type Destination, type StayEvent, type StayKind } from './events.js';

/** The date on which the citizen is expected to leave. */
export interface DischargePlan {
  readonly planId: Uuid;
  readonly date: PlainDate;
  readonly destination: Destination;
}

/** The citizen sleeps elsewhere, and the place is kept. */
export interface Absence extends Interval {
  readonly absenceId: Uuid;
  readonly reason: AbsenceReason;
}

/** How an assessment came out. */
export type AssessmentOutcome =
  | { readonly is: 'plan-delivered'; readonly on: PlainDate }
  | { readonly is: 'broken-off'; readonly on: PlainDate; readonly reason: BreakOffReason };

export interface Stay extends Interval {
  readonly stayId: Uuid;
  readonly kind: StayKind;
  readonly section: SectionKey;
  readonly ground: Ground;
  readonly tilbudId: Uuid;
  readonly reservationId?: Uuid | undefined;
  readonly placeId?: Uuid | undefined;
  readonly overOccupied?: true | undefined;
  /** The plan that holds; null when there is none. */
  readonly plan: DischargePlan | null;
  readonly absences: readonly Absence[];
  /** Decisions that an akutplads may last longer, in the order they were taken. */
  readonly extensions: readonly { readonly decidedOn: PlainDate; readonly through: PlainDate }[];
  /** Every outcome that an assessment has had, in order of date. */
  readonly outcomes: readonly AssessmentOutcome[];
  /** Where the citizen went; there once the discharge is recorded. */
  readonly destination?: Destination;
}

/** A place is asked for: from the date of asking until a stay answers it, or nothing does. */
export interface StayRequest extends Interval {
  readonly requestId: Uuid;
  readonly kind: StayKind;
  readonly section: SectionKey;
  readonly tilbudId: Uuid;
  readonly wantedFrom: PlainDate;
  /** The stay that answered it; absent while it waits, and where it was taken back or lapsed. */
  readonly stayId?: Uuid;
}

export interface StayState {
  readonly requests: readonly StayRequest[];
  readonly stays: readonly Stay[];
  /** Every id that a plan has had, cancelled ones too. */
  readonly planIds: readonly Uuid[];
}

export const initial: StayState = { requests: [], stays: [], planIds: [] };

type Starting = Extract<StayEvent, { readonly type: 'StayStarted' | 'AcuteStayStarted' | 'AssessmentStayStarted' }>;
type Requesting = Extract<StayEvent, { readonly type: 'StayRequested' | 'StayRequestWithdrawn' }>;
type AboutStay = Exclude<StayEvent, Starting | Requesting>;

export function evolve(state: StayState, event: PathwayEvent): StayState {
  switch (event.type) {
    case 'StayRequested': {
      const { legalBasis, ...asked } = event.data;
      const request: StayRequest = { ...asked, section: sectionKey(legalBasis), from: event.effective, until: null };
      return { ...state, requests: [...state.requests, request] };
    }
    case 'StayRequestWithdrawn':
      return { ...state, requests: endRequests(state.requests, event.effective, ({ requestId }) => requestId === event.data.requestId) };
    case 'PathwayClosed':
    case 'CitizenDied':
      return { ...state, requests: endRequests(state.requests, event.effective, () => true) };
    case 'StayStarted':
      return start(state, event, event.data.legalBasis.section === '82c' ? 'acute' : 'ordinary');
    case 'AcuteStayStarted':
      return start(state, event, 'acute');
    case 'AssessmentStayStarted':
      return start(state, event, 'assessment');
    case 'DischargePlanned':
      return about({ ...state, planIds: [...state.planIds, event.data.planId] }, event);
    case 'DischargeRescheduled':
    case 'DischargeExpectationsChanged':
    case 'DischargeCancelled':
    case 'DischargeRecorded':
    case 'StayAbsenceStarted':
    case 'StayAbsenceEnded':
    case 'AssessmentPlanDelivered':
    case 'AssessmentBrokenOff':
    case 'AcuteStayExtended':
      return about(state, event);
    default:
      return state;
  }
}

function start(state: StayState, event: Starting, kind: StayKind): StayState {
  const { legalBasis, requestId, ...place } = event.data;
  const { stayId } = place;
  const stay: Stay = {
    ...place,
    kind,
    section: sectionKey(legalBasis),
    from: event.effective,
    until: null,
    plan: null,
    absences: [],
    extensions: [],
    outcomes: [],
  };
  return {
    ...state,
    stays: [...state.stays, stay],
    requests: state.requests.map((one) =>
      one.requestId === requestId && one.until === null ? { ...endedOn(one, event.effective), stayId } : one),
  };
}

function about(state: StayState, event: AboutStay): StayState {
  return { ...state, stays: state.stays.map((stay) => (stay.stayId === event.data.stayId ? changed(stay, event) : stay)) };
}

function changed(stay: Stay, event: AboutStay): Stay {
  const on = event.effective;
  switch (event.type) {
    case 'DischargePlanned': {
      const { planId, date, destination } = event.data;
      return { ...stay, plan: { planId, date, destination } };
    }
    case 'DischargeRescheduled': {
      const { planId, to: date, destination } = event.data;
      return { ...stay, plan: { planId, date, destination } };
    }
    case 'DischargeExpectationsChanged':
      return stay;
    case 'DischargeCancelled':
      return { ...stay, plan: null };
    case 'DischargeRecorded':
      return { ...endedOn(stay, on), destination: event.data.destination };
    case 'StayAbsenceStarted': {
      const { absenceId, reason } = event.data;
      return { ...stay, absences: [...stay.absences, { absenceId, reason, from: on, until: null }] };
    }
    case 'StayAbsenceEnded':
      return { ...stay, absences: stay.absences.map((one) => (one.absenceId === event.data.absenceId ? endedOn(one, on) : one)) };
    case 'AssessmentPlanDelivered':
      return { ...stay, outcomes: [...stay.outcomes, { is: 'plan-delivered', on }] };
    case 'AssessmentBrokenOff':
      return { ...stay, outcomes: [...stay.outcomes, { is: 'broken-off', on, reason: event.data.reason }] };
    case 'AcuteStayExtended':
      return { ...stay, extensions: [...stay.extensions, { decidedOn: on, through: event.data.through }] };
  }
}

/** The stay, while it has no discharge. */
export function openStay({ stays }: StayState, stayId: Uuid): Stay | undefined {
  return stays.find((stay) => stay.stayId === stayId && stay.until === null);
}

/** Where the citizen stays on a date. */
export function stayOn({ stays }: StayState, date: PlainDate): Stay | undefined {
  return stays.find((stay) => includes(stay, date));
}

/** A stay that would share a date with one starting on `from`; without `until` it runs on. */
export function overlappingStay({ stays }: StayState, from: PlainDate, until: PlainDate | null = null): Stay | undefined {
  return stays.find((stay) => overlap(stay, { from, until }));
}

function endRequests(requests: readonly StayRequest[], on: PlainDate, which: (request: StayRequest) => boolean): readonly StayRequest[] {
  return requests.map((one) => (which(one) ? endedOn(one, on) : one));
}
