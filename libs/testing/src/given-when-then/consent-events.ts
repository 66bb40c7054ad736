import * as consent from '#domain/pathway/consent/events.js';
import { happened } from './event-builder.js';
import { bostoette, region, theAdmission, theAgreement, theConsent, theCoordinationPlan, theHandleplan, theOffer, theVisitation } from './invented.js';

export const consentGiven = happened(consent.ConsentGiven, '2026-02-01', {
  consentId: theConsent,
  categories: ['identification', 'support'],
  recipients: [region],
  form: 'written',
  through: '2027-01-31',
});
export const consentWithdrawn = happened(consent.ConsentWithdrawn, '2026-06-01', { consentId: theConsent });
export const dischargeAgreementRecorded = happened(consent.DischargeAgreementRecorded, '2026-04-10', {
  agreementId: theAgreement,
  admissionId: theAdmission,
});
export const coordinationPlanRecorded = happened(consent.CoordinationPlanRecorded, '2026-04-10', {
  coordinationPlanId: theCoordinationPlan,
  admissionId: theAdmission,
});
export const handleplanOffered = happened(consent.HandleplanOffered, '2026-02-10', {
  offerId: theOffer,
  visitationId: theVisitation,
  answer: 'accepted',
});
export const handleplanMade = happened(consent.HandleplanMade, '2026-03-01', {
  handleplanId: theHandleplan,
  reviewOn: '2026-09-01',
  handedTo: [bostoette],
});
