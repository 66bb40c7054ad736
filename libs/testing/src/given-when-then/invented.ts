import { derivedId, instant, plainDate, type Actor, type MunicipalityCode, type Uuid } from '#kernel';
import { defaultPolicy, type Circumstances } from '#domain';

/** An id that says what it stands for, the same in every run. */
export function named(what: string): Uuid {
  return derivedId('invented', what);
}

export const marielund = named('tilbud marielund');
export const bostoette = named('tilbud bostoette');
export const elsewhere = named('tilbud elsewhere');

/** Staff of Marielund and of Bostøtte; the stranger works at Bostøtte and knows nobody. */
export const marielundWorker = { workerId: named('worker at marielund'), tilbudId: marielund };
export const bostoetteWorker = { workerId: named('worker at bostoette'), tilbudId: bostoette };
export const stranger = { workerId: named('stranger at bostoette'), tilbudId: bostoette };
export const coordinator = { workerId: named('coordinator'), unit: 'voksenraadgivningen' };

export const theStay = named('stay');
export const theService = named('service');
export const thePlan = named('plan');
export const theVisitation = named('visitation');
export const theTransfer = named('transfer');
export const theTransition = named('transition');
export const theCard = named('card');
export const theAbsence = named('absence');
export const theRequest = named('request for a place');
export const theAdmission = named('admission');
export const theInquiry = named('inquiry');
export const theAssessment = named('assessment by the authority');
export const theContact = named('contact');
export const theOffer = named('offer');
export const theConsent = named('consent');
export const theAgreement = named('discharge agreement');
export const theCoordinationPlan = named('coordination plan');
export const theMeeting = named('network meeting');
export const theHandleplan = named('handleplan');
/** A partner, as agreements name them. */
export const region = 'region-eksempel';

/** The municipality that tests are told in, and its neighbour. */
export const municipality = '999' as MunicipalityCode;
export const neighbour = '998' as MunicipalityCode;

export const caseworker: Actor = { id: 'caseworker', role: 'myndighed', unit: 'voksenraadgivningen', municipality };
export const bostoetteStaff: Actor = { id: 'bostoette-staff', role: 'bostoette', unit: bostoette, municipality };
export const marielundStaff: Actor = { id: 'marielund-staff', role: 'botilbud', unit: marielund, municipality };
export const manager: Actor = { id: 'manager', role: 'leder', unit: 'ledelsen', municipality };
export const neighbourCaseworker: Actor = { id: 'neighbour-caseworker', role: 'myndighed', unit: 'socialcentret', municipality: neighbour };

/** What decisions are taken in the light of, where a test says nothing else: noon on 22 November 2026. */
export const ordinarily: Circumstances = {
  now: instant('2026-11-22T11:00:00Z'),
  today: plainDate('2026-11-22'),
  actor: caseworker,
  municipality,
  policy: defaultPolicy,
};
