import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type Interval } from '../interval.js';
import { type InquiryOutcome, type InquirySource } from './events.js';

/** A time that the pathway is open. */
export interface OpenPeriod extends Interval {
  /** Why it was opened again; absent for the first opening. */
  readonly reopened?: 'new-visitation' | 'new-inquiry' | 'merged';
}

export interface Inquiry {
  readonly inquiryId: Uuid;
  readonly source: InquirySource;
  readonly on: PlainDate;
  readonly at?: Instant;
  /** Null until the authority has seen to it. */
  readonly answer: { readonly on: PlainDate; readonly outcome: InquiryOutcome } | null;
}

/** The authority finding out what the citizen needs. */
export interface Assessment {
  readonly assessmentId: Uuid;
  readonly from: PlainDate;
}

/** When the pathway has been open, what led to it, and when the citizen died. */
export interface CaseState {
  /** In order of opening; at most the last is without an end. */
  readonly periods: readonly OpenPeriod[];
  readonly inquiries: readonly Inquiry[];
  readonly assessments: readonly Assessment[];
  /**
   * Death ends nothing of what is remembered: whoever reads asks for it (see `untilDeath`), so that a death recorded by
   * mistake leaves no trace when it is retracted.
   */
  readonly diedOn?: PlainDate;
}

export const initial: CaseState = { periods: [], inquiries: [], assessments: [] };

export function evolve(state: CaseState, event: PathwayEvent): CaseState {
  switch (event.type) {
    case 'InquiryReceived': {
      const { inquiryId, source } = event.data;
      const at = event.effectiveAt === undefined ? {} : { at: event.effectiveAt };
      return { ...state, inquiries: [...state.inquiries, { inquiryId, source, on: event.effective, ...at, answer: null }] };
    }
    case 'InquiryAnswered': {
      const answer = { on: event.effective, outcome: event.data.outcome };
      const answered = (one: Inquiry) => (one.inquiryId === event.data.inquiryId ? { ...one, answer } : one);
      return { ...state, inquiries: state.inquiries.map(answered) };
    }
    case 'PathwayOpened':
      return { ...state, periods: [...state.periods, { from: event.effective, until: null }] };
    case 'PathwayReopened':
      return { ...state, periods: [...state.periods, { from: event.effective, until: null, reopened: event.data.because }] };
    case 'AssessmentStarted':
      return { ...state, assessments: [...state.assessments, { ...event.data, from: event.effective }] };
    case 'PathwayClosed':
      return {
        ...state,
        periods: state.periods.map((period) => (period.until === null ? { ...period, until: event.effective } : period)),
      };
    case 'CitizenDied':
      return { ...state, diedOn: event.effective };
    default:
      return state;
  }
}

/** The period that runs on; nothing when the pathway has not been opened, or is closed. */
export function currentPeriod({ periods }: CaseState): OpenPeriod | undefined {
  const last = periods.at(-1);
  return last?.until === null ? last : undefined;
}

/** Where the pathway stands, at the end of what is known. */
export function caseStatus(state: CaseState): 'none' | 'open' | 'closed' {
  if (state.periods.length === 0) return 'none';
  return currentPeriod(state) ? 'open' : 'closed';
}
