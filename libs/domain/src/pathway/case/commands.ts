import { type PlainDate, type Uuid } from '#kernel';
import { type inquirySources } from './events.js';

/** Opens the pathway on a first contact, and names its coordinator: there is exactly one while it is open. */
export interface OpenPathway {
  readonly type: 'OpenPathway';
  readonly on: PlainDate;
  readonly inquirySource: (typeof inquirySources)[number];
  readonly coordinator: { readonly workerId: Uuid; readonly unit: string };
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
export type CaseCommand = OpenPathway | ClosePathway | RecordDeath;
