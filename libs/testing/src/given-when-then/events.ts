import * as caseTrack from '#domain/pathway/case/events.js';
import * as citizen from '#domain/pathway/citizen/events.js';
import * as identity from '#domain/pathway/identity/events.js';
import * as card from '#domain/pathway/klippekort/events.js';
import * as people from '#domain/pathway/people/events.js';
import * as responsibility from '#domain/pathway/responsibility/events.js';
import * as service from '#domain/pathway/service/events.js';
import { basis, happened, visited } from './event-builder.js';
import {
  bostoette,
  bostoetteWorker,
  coordinator,
  municipality,
  neighbour,
  theCard,
  theService,
  theTransfer,
  theVisitation,
} from './invented.js';

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


export const guestRegistered = happened(identity.GuestRegistered, '2026-01-05', { because: 'not-known' });
export const guestIdentified = happened(identity.GuestIdentified, '2026-11-22', { cprKind: 'official', addressProtected: false });
