import { command } from './command-builder.js';
import { bostoette, region, theAdmission, theAgreement, theConsent, theCoordinationPlan, theHandleplan, theOffer, theVisitation } from './invented.js';

export const giveConsent = command('GiveConsent', {
  consentId: theConsent,
  on: '2026-02-01',
  categories: ['identification', 'support'],
  recipients: [region],
  form: 'written',
});
export const withdrawConsent = command('WithdrawConsent', { consentId: theConsent, on: '2026-06-01' });
export const recordDischargeAgreement = command('RecordDischargeAgreement', {
  agreementId: theAgreement,
  on: '2026-04-10',
  admissionId: theAdmission,
});
export const recordCoordinationPlan = command('RecordCoordinationPlan', {
  coordinationPlanId: theCoordinationPlan,
  on: '2026-04-10',
  admissionId: theAdmission,
});
export const offerHandleplan = command('OfferHandleplan', {
  offerId: theOffer,
  on: '2026-02-10',
  visitationId: theVisitation,
  answer: 'accepted',
});
export const makeHandleplan = command('MakeHandleplan', {
  handleplanId: theHandleplan,
  on: '2026-03-01',
  reviewOn: '2026-09-01',
  handedTo: [bostoette],
});
