import { addDays, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { includes, type Interval } from '../interval.js';
import { type ConsentCategory, type handleplanAnswers } from './events.js';

/** Holds from its first date until it runs out or is withdrawn. */
export interface Consent extends Interval {
  readonly consentId: Uuid;
  readonly categories: readonly ConsentCategory[];
  /** Ids of partners, as agreements name them. */
  readonly recipients: readonly string[];
  readonly form: 'written' | 'oral';
  /** Last date that was agreed, inclusive, whether or not it was withdrawn before. */
  readonly through: PlainDate;
  readonly withdrawnOn?: PlainDate;
}

/** What was arranged for the time after a discharge: with the citizen (§ 13 a), or without (§ 13 b). */
export interface DischargeArrangement {
  readonly kind: 'discharge-agreement' | 'coordination-plan';
  readonly id: Uuid;
  readonly admissionId: Uuid | null;
  readonly on: PlainDate;
}

export interface HandleplanOffer {
  readonly offerId: Uuid;
  readonly visitationId: Uuid | null;
  readonly answer: (typeof handleplanAnswers)[number];
  readonly on: PlainDate;
}

export interface Handleplan {
  readonly handleplanId: Uuid;
  readonly reviewOn: PlainDate | null;
  readonly handedTo: readonly Uuid[];
  readonly on: PlainDate;
}

export interface ConsentState {
  readonly consents: readonly Consent[];
  readonly arrangements: readonly DischargeArrangement[];
  readonly handleplanOffers: readonly HandleplanOffer[];
  /** Each replaces the one before. */
  readonly handleplans: readonly Handleplan[];
}

export const initial: ConsentState = { consents: [], arrangements: [], handleplanOffers: [], handleplans: [] };

export function evolve(state: ConsentState, event: PathwayEvent): ConsentState {
  const on = event.effective;
  switch (event.type) {
    case 'ConsentGiven':
      return { ...state, consents: [...state.consents, { ...event.data, from: on, until: addDays(event.data.through, 1) }] };
    case 'ConsentWithdrawn': {
      const withdrawn = (one: Consent) =>
        one.consentId === event.data.consentId && includes(one, on) ? { ...one, until: on, withdrawnOn: on } : one;
      return { ...state, consents: state.consents.map(withdrawn) };
    }
    case 'DischargeAgreementRecorded': {
      const { agreementId: id, admissionId } = event.data;
      return { ...state, arrangements: [...state.arrangements, { kind: 'discharge-agreement', id, admissionId, on }] };
    }
    case 'CoordinationPlanRecorded': {
      const { coordinationPlanId: id, admissionId } = event.data;
      return { ...state, arrangements: [...state.arrangements, { kind: 'coordination-plan', id, admissionId, on }] };
    }
    case 'HandleplanOffered':
      return { ...state, handleplanOffers: [...state.handleplanOffers, { ...event.data, on }] };
    case 'HandleplanMade':
      return { ...state, handleplans: [...state.handleplans, { ...event.data, on }] };
    default:
      return state;
  }
}

/** The consents in force on a date to pass a category of data on to a partner. */
export function consentsOn(
  { consents }: ConsentState,
  asked: { readonly category: ConsentCategory; readonly recipient: string },
  date: PlainDate,
): readonly Consent[] {
  return consents.filter(
    (one) => includes(one, date) && one.categories.includes(asked.category) && one.recipients.includes(asked.recipient),
  );
}

/**
 * What was arranged by a date for the time after an admission that began on `from`: what names the admission, and what was
 * arranged during it without naming any.
 */
export function arrangementsFor(
  { arrangements }: ConsentState,
  admission: { readonly admissionId: Uuid; readonly from: PlainDate },
  by: PlainDate,
): readonly DischargeArrangement[] {
  return arrangements.filter(
    (one) => one.on <= by && (one.admissionId === admission.admissionId || (one.admissionId === null && admission.from <= one.on)),
  );
}

/** The handleplan that holds on a date: the last one made by then. */
export function handleplanOn({ handleplans }: ConsentState, date: PlainDate): Handleplan | undefined {
  return handleplans.findLast(({ on }) => on <= date);
}
