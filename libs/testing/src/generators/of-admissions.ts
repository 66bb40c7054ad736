import { type AdmissionCommand } from '#domain/pathway/admission/commands.js';
import * as ask from '../given-when-then/admission-commands.js';
import { named } from '../given-when-then/invented.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

const entries = ['admission', 'leave-start', 'leave-end', 'discharge'] as const;
const care = ['emergency', 'inpatient'] as const;

const told = ({ on, pick }: World) => ({ admissionId: named(`admission ${pick(0, [0, 1])}`), on });

export const admissionCommands: OfTrack<AdmissionCommand> = {
  RecordHospitalAdmission: (world) =>
    ask.recordHospitalAdmission({ ...told(world), careClass: world.pick(1, care), ...world.pick(2, [{}, {}, { reportOfAdmissionRequested: true }]) }),
  RecordHospitalLeaveStart: (world) => ask.recordHospitalLeaveStart(told(world)),
  RecordHospitalLeaveEnd: (world) => ask.recordHospitalLeaveEnd(told(world)),
  RecordHospitalDischarge: (world) => ask.recordHospitalDischarge(told(world)),
  ReviseHospitalEntry: (world) => ask.reviseHospitalEntry({ ...told(world), entry: world.pick(1, entries) }),
  CancelHospitalEntry: (world) => ask.cancelHospitalEntry({ ...told(world), entry: world.pick(1, entries) }),
  ExpectHospitalDischarge: (world) => ask.expectHospitalDischarge({ ...told(world), date: world.then }),
  WithdrawExpectedHospitalDischarge: (world) => ask.withdrawExpectedHospitalDischarge(told(world)),
  RecordTreatmentCompleted: (world) => ask.recordTreatmentCompleted(told(world)),
};
