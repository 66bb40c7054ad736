import { command } from './command-builder.js';
import { theAdmission } from './invented.js';

const told = { admissionId: theAdmission, on: '2026-04-01' };
export const recordHospitalAdmission = command('RecordHospitalAdmission', { ...told, careClass: 'inpatient', psychiatric: true });
export const recordHospitalLeaveStart = command('RecordHospitalLeaveStart', told);
export const recordHospitalLeaveEnd = command('RecordHospitalLeaveEnd', told);
export const recordHospitalDischarge = command('RecordHospitalDischarge', told);
export const expectHospitalDischarge = command('ExpectHospitalDischarge', { ...told, on: '2026-04-02', date: '2026-04-20' });
export const withdrawExpectedHospitalDischarge = command('WithdrawExpectedHospitalDischarge', { ...told, on: '2026-04-06' });
export const recordTreatmentCompleted = command('RecordTreatmentCompleted', { ...told, on: '2026-04-15' });
export const reviseHospitalEntry = command('ReviseHospitalEntry', { ...told, entry: 'admission' });
export const cancelHospitalEntry = command('CancelHospitalEntry', { ...told, entry: 'admission' });
