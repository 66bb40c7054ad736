import * as stay from '#domain/pathway/stay/events.js';
import { basis, happened, unvisited, visited } from './event-builder.js';
import { marielund, theAbsence, thePlan, theRequest, theStay } from './invented.js';

export const stayStarted = happened(stay.StayStarted, '2026-02-01', {
  stayId: theStay,
  legalBasis: basis('SEL-107'),
  ground: visited(),
  tilbudId: marielund,
});
export const acuteStayStarted = happened(stay.AcuteStayStarted, '2026-03-01', {
  stayId: theStay,
  legalBasis: basis('SEL-82c'),
  ground: unvisited,
  tilbudId: marielund,
});
export const assessmentStayStarted = happened(stay.AssessmentStayStarted, '2026-02-01', {
  stayId: theStay,
  legalBasis: basis('SEL-107'),
  ground: visited(),
  tilbudId: marielund,
});
export const assessmentPlanDelivered = happened(stay.AssessmentPlanDelivered, '2026-05-01', { stayId: theStay });
export const assessmentBrokenOff = happened(stay.AssessmentBrokenOff, '2026-05-01', { stayId: theStay, reason: 'citizen-left' });
export const stayAbsenceStarted = happened(stay.StayAbsenceStarted, '2026-04-03', { stayId: theStay, absenceId: theAbsence, reason: 'visit' });
export const stayAbsenceEnded = happened(stay.StayAbsenceEnded, '2026-04-06', { stayId: theStay, absenceId: theAbsence });
export const acuteStayExtended = happened(stay.AcuteStayExtended, '2026-03-14', {
  stayId: theStay,
  through: '2026-03-20',
  reason: 'no-other-place',
});
export const stayRequested = happened(stay.StayRequested, '2026-01-15', {
  requestId: theRequest,
  kind: 'ordinary',
  legalBasis: basis('SEL-107'),
  tilbudId: marielund,
  wantedFrom: '2026-02-01',
});
export const stayRequestWithdrawn = happened(stay.StayRequestWithdrawn, '2026-01-20', { requestId: theRequest, reason: 'citizen-wish' });

const planned = { stayId: theStay, planId: thePlan, destination: 'own-home' } as const;
export const dischargeExpectationsChanged = happened(stay.DischargeExpectationsChanged, '2026-11-22', { stayId: theStay, planId: thePlan });
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
