import { basisOf, findSection, type LegalBasis, type SectionKey } from '#domain';
import * as admission from '#domain/pathway/admission/events.js';
import * as caseTrack from '#domain/pathway/case/events.js';
import * as citizen from '#domain/pathway/citizen/events.js';
import * as card from '#domain/pathway/klippekort/events.js';
import * as people from '#domain/pathway/people/events.js';
import * as responsibility from '#domain/pathway/responsibility/events.js';
import * as service from '#domain/pathway/service/events.js';
import * as stay from '#domain/pathway/stay/events.js';
import * as transition from '#domain/pathway/transition/events.js';
import { type DomainEvent, type EventDefinition, type Instant, plainDate } from '#kernel';
import {
  bostoette,
  bostoetteWorker,
  coordinator,
  marielund,
  municipality,
  neighbour,
  theAdmission,
  theCard,
  thePlan,
  theService,
  theStay,
  theTransfer,
  theTransition,
  theVisitation,
} from './invented.js';
import { type Some } from './loose.js';

interface When<Personal> {
  readonly on?: string;
  readonly at?: string;
  readonly personal?: Personal;
}

/** A builder of one event: what a test says, over what it leaves unsaid. */
function happened<Type extends string, Data, Personal>(
  definition: EventDefinition<Type, Data, Personal>,
  usuallyOn: string,
  unsaid: Some<Data>,
) {
  return (said: Some<Data> & When<Personal> = {}): DomainEvent<Type, Data, Personal> => {
    const { on = usuallyOn, at, personal, ...data } = said;
    return definition.of({ ...unsaid, ...data } as unknown as Data, { on: plainDate(on), at: at as Instant | undefined, personal });
  };
}

/** The legal basis that a section gives today. @throws RangeError where the catalogue has none. */
export function basis(section: SectionKey): LegalBasis {
  const found = findSection(section, plainDate('2026-01-01'));
  if (!found) throw new RangeError(`${section} is not in the catalogue`);
  return basisOf(found);
}

/** Started under a visitation, unless the test names no visitation: then the section needs none. */
export const visited = (visitationId = theVisitation) => ({ kind: 'visitation', visitationId }) as const;
export const unvisited = { kind: 'no-visitation-needed' } as const;

export const citizenRegistered = happened(citizen.CitizenRegistered, '2026-01-05', { cprKind: 'official', addressProtected: false });
export const responsibilityAssigned = happened(responsibility.ResponsibilityAssigned, '2026-01-05', {
  acting: municipality,
  paying: municipality,
  home: municipality,
});
export const citizenMoved = happened(responsibility.CitizenMoved, '2026-06-01', { to: neighbour });
export const caseTransferOffered = happened(responsibility.CaseTransferOffered, '2026-06-01', {
  transferId: theTransfer,
  to: neighbour,
  because: 'citizen-moved',
  payer: 'receiver',
});
export const caseTransferEnded = happened(responsibility.CaseTransferEnded, '2026-06-15', { transferId: theTransfer, as: 'declined' });
export const actingMunicipalityChanged = happened(responsibility.ActingMunicipalityChanged, '2026-06-15', {
  transferId: theTransfer,
  from: municipality,
  to: neighbour,
  because: 'citizen-moved',
});
export const payingMunicipalityChanged = happened(responsibility.PayingMunicipalityChanged, '2026-06-15', {
  to: neighbour,
  because: 'case-transferred',
});

export const pathwayOpened = happened(caseTrack.PathwayOpened, '2026-01-05', { inquirySource: 'citizen' });
export const pathwayClosed = happened(caseTrack.PathwayClosed, '2026-03-15', { outcome: 'goals-met' });
export const pathwayReopened = happened(caseTrack.PathwayReopened, '2026-09-01', { because: 'new-visitation' });
export const citizenDied = happened(caseTrack.CitizenDied, '2026-06-01', { source: 'municipality' });

export const coordinatorAssigned = happened(people.CoordinatorAssigned, '2026-01-05', coordinator);
export const knownWorkerAssigned = happened(people.KnownWorkerAssigned, '2026-02-01', bostoetteWorker);

export const visitationRegistered = happened(service.VisitationRegistered, '2026-02-01', {
  visitationId: theVisitation,
  legalBasis: basis('SEL-85'),
  from: '2026-02-01',
  to: null,
});
export const serviceStarted = happened(service.ServiceStarted, '2026-02-01', {
  serviceId: theService,
  legalBasis: basis('SEL-85'),
  ground: visited(),
  tilbudId: bostoette,
});
export const serviceEnded = happened(service.ServiceEnded, '2026-03-15', { serviceId: theService, reason: 'goals-met' });
export const intensiveSupportStarted = happened(service.IntensiveSupportStarted, '2026-10-01', {
  serviceId: theService,
  through: '2026-11-30',
  hoursPerWeek: 20,
  steps: [
    { from: '2026-10-15', hoursPerWeek: 14 },
    { from: '2026-11-10', hoursPerWeek: 8 },
  ],
});

export const stayStarted = happened(stay.StayStarted, '2026-02-01', {
  stayId: theStay,
  legalBasis: basis('SEL-107'),
  ground: visited(),
  tilbudId: marielund,
});
const planned = { stayId: theStay, planId: thePlan, destination: 'own-home' } as const;
export const dischargePlanned = happened(stay.DischargePlanned, '2026-11-22', { ...planned, date: '2026-12-15', causedBy: 'botilbud' });
export const dischargeRescheduled = happened(stay.DischargeRescheduled, '2026-11-22', {
  ...planned,
  from: '2026-12-15',
  to: '2026-12-20',
  causedBy: 'botilbud',
});
export const dischargeCancelled = happened(stay.DischargeCancelled, '2026-11-22', {
  stayId: theStay,
  planId: thePlan,
  date: '2026-12-15',
  causedBy: 'citizen',
});
export const dischargeRecorded = happened(stay.DischargeRecorded, '2026-11-20', { ...planned, planId: null });

export const handoverOffered = happened(transition.HandoverOffered, '2026-10-01', {
  transitionId: theTransition,
  kind: 'botilbud-to-own-home',
  senderTilbudId: marielund,
  receiverTilbudId: bostoette,
  stayId: theStay,
  serviceId: theService,
});
export const handoverAccepted = happened(transition.HandoverAccepted, '2026-10-03', { transitionId: theTransition });
export const transitionCompleted = happened(transition.TransitionCompleted, '2026-10-03', { transitionId: theTransition });

export const klippekortIssued = happened(card.KlippekortIssued, '2026-03-15', {
  cardId: theCard,
  clips: 6,
  validFrom: '2026-03-15',
  validThrough: '2028-03-14',
});
export const clipUsed = happened(card.ClipUsed, '2026-06-01', { cardId: theCard, ...bostoetteWorker, workerKnown: true });
export const klippekortExpired = happened(card.KlippekortExpired, '2028-03-15', { cardId: theCard });
export const klippekortSuperseded = happened(card.KlippekortSuperseded, '2026-09-01', {
  cardId: theCard,
  visitationId: theVisitation,
});

const told = { admissionId: theAdmission, statement: 1 };
export const hospitalAdmissionRecorded = happened(admission.HospitalAdmissionRecorded, '2026-04-01', {
  ...told,
  careClass: 'inpatient',
  psychiatric: true,
});
export const hospitalLeaveStarted = happened(admission.HospitalLeaveStarted, '2026-04-01', told);
export const hospitalLeaveEnded = happened(admission.HospitalLeaveEnded, '2026-04-01', told);
export const hospitalDischargeRecorded = happened(admission.HospitalDischargeRecorded, '2026-04-01', told);
export const hospitalEntryRevised = happened(admission.HospitalEntryRevised, '2026-04-01', { ...told, entry: 'admission' });
export const hospitalEntryCancelled = happened(admission.HospitalEntryCancelled, '2026-04-01', { ...told, entry: 'admission' });
