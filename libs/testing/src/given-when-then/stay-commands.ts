import { command } from './command-builder.js';
import { marielund, theAbsence, thePlan, theRequest, theStay } from './invented.js';

export const startStay = command('StartStay', { stayId: theStay, section: 'SEL-107', on: '2026-02-01', tilbudId: marielund });
export const planDischarge = command('PlanDischarge', {
  stayId: theStay,
  planId: thePlan,
  date: '2026-12-15',
  destination: 'own-home',
  causedBy: 'botilbud',
});
export const cancelPlannedDischarge = command('CancelPlannedDischarge', { stayId: theStay, causedBy: 'citizen' });
export const recordDischarge = command('RecordDischarge', { stayId: theStay, on: '2026-11-20', destination: 'own-home' });

export const requestStay = command('RequestStay', {
  requestId: theRequest,
  section: 'SEL-107',
  tilbudId: marielund,
  on: '2026-01-15',
  wantedFrom: '2026-02-01',
});
export const withdrawStayRequest = command('WithdrawStayRequest', { requestId: theRequest, on: '2026-01-20', reason: 'citizen-wish' });
export const startAcuteStay = command('StartAcuteStay', { stayId: theStay, on: '2026-03-01', tilbudId: marielund });
export const startAssessmentStay = command('StartAssessmentStay', {
  stayId: theStay,
  section: 'SEL-107',
  on: '2026-02-01',
  tilbudId: marielund,
});
export const deliverAssessmentPlan = command('DeliverAssessmentPlan', { stayId: theStay, on: '2026-05-01' });
export const breakOffAssessment = command('BreakOffAssessment', { stayId: theStay, on: '2026-05-01', reason: 'citizen-left' });
export const startStayAbsence = command('StartStayAbsence', { stayId: theStay, absenceId: theAbsence, on: '2026-04-03', reason: 'visit' });
export const endStayAbsence = command('EndStayAbsence', { stayId: theStay, absenceId: theAbsence, on: '2026-04-06' });
export const extendAcuteStay = command('ExtendAcuteStay', {
  stayId: theStay,
  on: '2026-03-14',
  through: '2026-03-20',
  reason: 'no-other-place',
  note: 'An invented reason',
});
