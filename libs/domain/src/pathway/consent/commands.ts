import { type PlainDate, type Uuid } from '#kernel';
import { type ConsentCategory, type handleplanAnswers } from './events.js';

/** The citizen agrees to data being passed on. */
export interface GiveConsent {
  readonly type: 'GiveConsent';
  readonly consentId: Uuid;
  /** First date. */
  readonly on: PlainDate;
  readonly categories: readonly ConsentCategory[];
  /** Ids of partners, as agreements name them. */
  readonly recipients: readonly string[];
  readonly form: 'written' | 'oral';
  /** Last date, inclusive; as long as a consent may last when absent. */
  readonly through?: PlainDate;
}

/** `on` is the first date on which it does not hold any more. */
export interface WithdrawConsent {
  readonly type: 'WithdrawConsent';
  readonly consentId: Uuid;
  readonly on: PlainDate;
}

/** Psykiatriloven § 13 a. */
export interface RecordDischargeAgreement {
  readonly type: 'RecordDischargeAgreement';
  readonly agreementId: Uuid;
  readonly on: PlainDate;
  readonly admissionId: Uuid | null;
  readonly content?: string;
}

/** Psykiatriloven § 13 b. */
export interface RecordCoordinationPlan {
  readonly type: 'RecordCoordinationPlan';
  readonly coordinationPlanId: Uuid;
  readonly on: PlainDate;
  readonly admissionId: Uuid | null;
  readonly content?: string;
}

/** Serviceloven § 141. */
export interface OfferHandleplan {
  readonly type: 'OfferHandleplan';
  readonly offerId: Uuid;
  readonly on: PlainDate;
  readonly visitationId: Uuid | null;
  readonly answer: (typeof handleplanAnswers)[number];
}

/** Serviceloven § 141. */
export interface MakeHandleplan {
  readonly type: 'MakeHandleplan';
  readonly handleplanId: Uuid;
  readonly on: PlainDate;
  readonly reviewOn: PlainDate | null;
  readonly handedTo: readonly Uuid[];
  readonly content?: string;
}
export type ConsentCommand =
  | GiveConsent
  | WithdrawConsent
  | RecordDischargeAgreement
  | RecordCoordinationPlan
  | OfferHandleplan
  | MakeHandleplan;
