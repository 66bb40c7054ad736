import { type Instant, type PlainDate, type Uuid } from '#kernel';
import { type InquiryOutcome, type InquirySource } from './events.js';

/**
 * Takes down that somebody turned to the municipality about the citizen. It opens nothing by itself; on a pathway that is
 * open, closed or not there yet it waits for the authority's answer. Of a guest whom nobody can name it is taken too.
 */
export interface ReceiveInquiry {
  readonly type: 'ReceiveInquiry';
  readonly inquiryId: Uuid;
  readonly on: PlainDate;
  readonly at?: Instant;
  readonly source: InquirySource;
  readonly unitSor?: string;
  readonly note?: string;
}

/** The authority has seen to an inquiry. Opening the pathway on it answers it as well. */
export interface AnswerInquiry {
  readonly type: 'AnswerInquiry';
  readonly inquiryId: Uuid;
  readonly on: PlainDate;
  readonly outcome: InquiryOutcome;
}

/**
 * Opens the pathway on a first contact, or opens it again on a new one, and names its coordinator: there is exactly one
 * while it is open.
 */
export interface OpenPathway {
  readonly type: 'OpenPathway';
  readonly on: PlainDate;
  readonly inquirySource: InquirySource;
  readonly coordinator: { readonly workerId: Uuid; readonly unit: string };
  /** The inquiry that it is opened on, which is answered by it. */
  readonly inquiryId?: Uuid;
}

/** The authority begins to find out what the citizen needs. */
export interface StartAssessment {
  readonly type: 'StartAssessment';
  readonly assessmentId: Uuid;
  readonly on: PlainDate;
}

/** Closes the pathway (rule CLO-1) and, from §82 or §85 support, issues a klippekort (rule CLO-2). */
export interface ClosePathway {
  readonly type: 'ClosePathway';
  readonly on: PlainDate;
  readonly outcome: 'goals-met' | 'citizen-wish' | 'moved-away' | 'other-support' | 'other';
  /** Id for the klippekort, should one be issued. */
  readonly cardId: Uuid;
  readonly note?: string;
}

export interface RecordDeath {
  readonly type: 'RecordDeath';
  readonly on: PlainDate;
  readonly source: 'hospital' | 'municipality';
}
export type CaseCommand = ReceiveInquiry | AnswerInquiry | OpenPathway | StartAssessment | ClosePathway | RecordDeath;
