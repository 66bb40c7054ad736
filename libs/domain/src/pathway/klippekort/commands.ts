import { type PlainDate, type Uuid } from '#kernel';
import { type offerAnswers } from './events.js';

/** One talk on the card (rule KLI-1). */
export interface UseClip {
  readonly type: 'UseClip';
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
  readonly workerId: Uuid;
  /** Why a worker whom the citizen does not know took the talk. */
  readonly unknownWorkerReason?: string;
}

/** The validity has passed; the service itself says so. */
export interface ExpireKlippekort {
  readonly type: 'ExpireKlippekort';
  readonly cardId: Uuid;
}

/** The citizen was offered a new inquiry; one that is accepted is taken down as an inquiry (rule KLI-3). */
export interface OfferNewInquiry {
  readonly type: 'OfferNewInquiry';
  readonly offerId: Uuid;
  readonly cardId: Uuid;
  readonly on: PlainDate;
  readonly answer: (typeof offerAnswers)[number];
}
export type KlippekortCommand = UseClip | ExpireKlippekort | OfferNewInquiry;
