import { command } from './command-builder.js';
import { bostoetteWorker, theAssessment, theCard, theContact, theInquiry, theOffer } from './invented.js';

export const receiveInquiry = command('ReceiveInquiry', {
  inquiryId: theInquiry,
  on: '2026-01-03',
  source: 'somatic-emergency-department',
});
export const answerInquiry = command('AnswerInquiry', { inquiryId: theInquiry, on: '2026-01-05', outcome: 'taken-up' });
export const startAssessment = command('StartAssessment', { assessmentId: theAssessment, on: '2026-01-10' });

export const changeCitizenDetails = command('ChangeCitizenDetails', { on: '2026-05-01', personal: {} });
export const changeCpr = command('ChangeCpr', { on: '2026-05-01', cprKind: 'official', personal: { cpr: '0101000001' } });

export const endKnownWorker = command('EndKnownWorker', { on: '2026-05-01', ...bostoetteWorker });
export const recordContact = command('RecordContact', { contactId: theContact, on: '2026-05-01', kind: 'visit', ...bostoetteWorker });

export const offerNewInquiry = command('OfferNewInquiry', { offerId: theOffer, cardId: theCard, on: '2026-07-01', answer: 'declined' });
