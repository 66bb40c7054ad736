import * as admission from '#domain/pathway/admission/events.js';
import { happened } from './event-builder.js';
import { theAdmission } from './invented.js';

const told = { admissionId: theAdmission, statement: 1 };
export const hospitalAdmissionRecorded = happened(admission.HospitalAdmissionRecorded, '2026-04-01', {
  ...told,
  careClass: 'inpatient',
  psychiatric: true,
});
export const expectedHospitalDischargeSet = happened(admission.ExpectedHospitalDischargeSet, '2026-04-02', {
  admissionId: theAdmission,
  date: '2026-04-20',
});
export const expectedHospitalDischargeMoved = happened(admission.ExpectedHospitalDischargeMoved, '2026-04-05', {
  admissionId: theAdmission,
  from: '2026-04-20',
  to: '2026-04-17',
});
export const expectedHospitalDischargeWithdrawn = happened(admission.ExpectedHospitalDischargeWithdrawn, '2026-04-06', {
  admissionId: theAdmission,
  date: '2026-04-20',
});
export const hospitalTreatmentCompleted = happened(admission.HospitalTreatmentCompleted, '2026-04-15', { admissionId: theAdmission });
export const hospitalLeaveStarted = happened(admission.HospitalLeaveStarted, '2026-04-01', told);
export const hospitalLeaveEnded = happened(admission.HospitalLeaveEnded, '2026-04-01', told);
export const hospitalDischargeRecorded = happened(admission.HospitalDischargeRecorded, '2026-04-01', told);
export const hospitalEntryRevised = happened(admission.HospitalEntryRevised, '2026-04-01', { ...told, entry: 'admission' });
export const hospitalEntryCancelled = happened(admission.HospitalEntryCancelled, '2026-04-01', { ...told, entry: 'admission' });
