import * as caseTrack from '#domain/pathway/case/events.js';
import * as citizen from '#domain/pathway/citizen/events.js';
import * as card from '#domain/pathway/klippekort/events.js';
import * as people from '#domain/pathway/people/events.js';
import { happened } from './event-builder.js';
import { bostoetteWorker, theAssessment, theCard, theContact, theInquiry, theOffer } from './invented.js';

export const inquiryReceived = happened(caseTrack.InquiryReceived, '2026-01-03', {
  inquiryId: theInquiry,
  source: 'somatic-emergency-department',
});
export const inquiryAnswered = happened(caseTrack.InquiryAnswered, '2026-01-05', { inquiryId: theInquiry, outcome: 'taken-up' });
export const assessmentStarted = happened(caseTrack.AssessmentStarted, '2026-01-10', { assessmentId: theAssessment });

export const citizenDetailsChanged = happened(citizen.CitizenDetailsChanged, '2026-05-01', {});
export const cprChanged = happened(citizen.CprChanged, '2026-05-01', { cprKind: 'official' });

export const knownWorkerEnded = happened(people.KnownWorkerEnded, '2026-05-01', bostoetteWorker);
export const contactRecorded = happened(people.ContactRecorded, '2026-05-01', { contactId: theContact, kind: 'visit', ...bostoetteWorker });

export const newInquiryOffered = happened(card.NewInquiryOffered, '2026-07-01', { offerId: theOffer, cardId: theCard, answer: 'declined' });
