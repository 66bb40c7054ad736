import { accept, addDays, refuse, type Decision, type Instant } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { type AdmissionCommand, type HospitalEntryCommand } from './commands.js';
import {
  HospitalAdmissionRecorded,
  HospitalDischargeRecorded,
  HospitalEntryCancelled,
  HospitalEntryRevised,
  HospitalLeaveEnded,
  HospitalLeaveStarted,
} from './events.js';
import { expectHospitalDischarge, recordTreatmentCompleted, withdrawExpectedHospitalDischarge } from './expect-discharge.js';
import { hear, isRepeated, pictureOf, type EntryKind, type Statement } from './picture.js';
import { ADM_1 } from './rules.js';
import { evolve, findAdmission, initial, type AdmissionState } from './state.js';

export const admissions: PathwayTrack<AdmissionCommand, AdmissionState> = {
  initial,
  evolve,
  decide: {
    RecordHospitalAdmission: (told, state, now) =>
      tell('recorded', 'admission', told, state, now, (said) => {
        const { careClass, psychiatric, episodeOfCareId, episode, unitSor } = told;
        const optional = {
          ...(episodeOfCareId === undefined ? {} : { episodeOfCareId }),
          ...(episode === undefined ? {} : { episode }),
          ...(unitSor === undefined ? {} : { unitSor }),
          ...(told.reportOfAdmissionRequested === true ? { reportOfAdmissionRequested: true as const } : {}),
        };
        return HospitalAdmissionRecorded.of({ ...said, careClass, psychiatric, ...optional }, told);
      }),
    RecordHospitalLeaveStart: (told, state, now) =>
      tell('recorded', 'leave-start', told, state, now, (said) => HospitalLeaveStarted.of(said, told)),
    RecordHospitalLeaveEnd: (told, state, now) =>
      tell('recorded', 'leave-end', told, state, now, (said) => HospitalLeaveEnded.of(said, told)),
    RecordHospitalDischarge: (told, state, now) =>
      tell('recorded', 'discharge', told, state, now, (said) => HospitalDischargeRecorded.of(said, told)),
    ReviseHospitalEntry: (told, state, now) =>
      tell('revised', told.entry, told, state, now, (said) => HospitalEntryRevised.of({ ...said, ...entryOf(told) }, told)),
    CancelHospitalEntry: (told, state, now) =>
      tell('cancelled', told.entry, told, state, now, (said) => HospitalEntryCancelled.of({ ...said, ...entryOf(told) }, told)),
    ExpectHospitalDischarge: expectHospitalDischarge,
    WithdrawExpectedHospitalDischarge: withdrawExpectedHospitalDischarge,
    RecordTreatmentCompleted: recordTreatmentCompleted,
  },
};

interface Said {
  readonly admissionId: AdmissionCommand['admissionId'];
  readonly message?: { messageId: string; code: string; sentAt?: Instant };
  readonly statement: number;
}

/** Records what the hospital tells, where it changes what holds (rule ADM-1). */
function tell(
  says: Statement['says'],
  kind: EntryKind,
  told: HospitalEntryCommand,
  state: PathwayState,
  { today }: Circumstances,
  event: (said: Said) => PathwayEvent,
): Decision<PathwayEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const { admissionId, on, at, message } = told;
  if (on > addDays(today, 1)) return refuse(ADM_1, 'beyond-tomorrow', { on, today });

  const statements = findAdmission(state.admissions, admissionId)?.statements ?? [];
  const careClass = 'careClass' in told ? told.careClass : undefined;
  if (isKnown({ says, entry: { kind, on, at, careClass }, sentAt: message?.sentAt }, statements)) return accept();
  const statement = statements.reduce((last, { number }) => Math.max(last, number), 0) + 1;
  return accept(event({ admissionId, statement, ...(message === undefined ? {} : { message: { ...message } }) }));
}

/**
 * Whether it says nothing new. What was sent before it may still come, so what was sent later is kept although it changes nothing
 * now: only the same, sent at the same time, is a repetition.
 */
function isKnown(told: Omit<Statement, 'number'>, statements: readonly Statement[]): boolean {
  if (told.sentAt !== undefined) return statements.some((one) => isRepeated(one, told));
  const picture = pictureOf(statements);
  return hear(picture, told) === picture;
}

function entryOf({ entry, careClass }: { readonly entry: EntryKind; readonly careClass?: 'emergency' | 'inpatient' }) {
  return { entry, ...(careClass === undefined ? {} : { careClass }) };
}
