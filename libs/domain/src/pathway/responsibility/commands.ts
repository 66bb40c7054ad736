import { type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { type PaymentCause, type TransferCause } from './events.js';

/** Records that the citizen lives in another municipality; `on` is the first date there. */
export interface RecordMove {
  readonly type: 'RecordMove';
  readonly to: MunicipalityCode;
  readonly on: PlainDate;
}

/** Asks another municipality to take over the case. */
export interface OfferCase {
  readonly type: 'OfferCase';
  readonly transferId: Uuid;
  readonly to: MunicipalityCode;
  readonly because: TransferCause;
  /** Which of the two pays once the case is taken over. */
  readonly payer: 'sender' | 'receiver';
}

/** Takes over a case that was offered; `on` is the first date on which the receiver decides in it. */
export interface AcceptCase {
  readonly type: 'AcceptCase';
  readonly transferId: Uuid;
  readonly on: PlainDate;
  /** The receiver's coordinator; named later where absent. */
  readonly coordinator?: { readonly workerId: Uuid; readonly unit: string };
}

/** Turns down a case that was offered. */
export interface DeclineCase {
  readonly type: 'DeclineCase';
  readonly transferId: Uuid;
}

/** Takes back an offer that has not been answered. */
export interface WithdrawCase {
  readonly type: 'WithdrawCase';
  readonly transferId: Uuid;
}

/** Records that another municipality pays, from `on`. */
export interface ChangePayingMunicipality {
  readonly type: 'ChangePayingMunicipality';
  readonly to: MunicipalityCode;
  readonly on: PlainDate;
  readonly because: PaymentCause;
}

export type ResponsibilityCommand = RecordMove | OfferCase | AcceptCase | DeclineCase | WithdrawCase | ChangePayingMunicipality;
