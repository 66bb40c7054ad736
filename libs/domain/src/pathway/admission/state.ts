import { type DomainEvent, type Instant, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { untilDeath, type Interval } from '../interval.js';
import { admittedDuring, inOrderOfTime, pictureOf, type Entry, type Statement } from './picture.js';

/** All that a hospital has said about one episode. */
export interface Admission {
  readonly admissionId: Uuid;
  readonly statements: readonly Statement[];
  /** What it said of the discharge to come, in order of the dates it said so; null where it took that back. */
  readonly expectations: readonly { readonly on: PlainDate; readonly date: PlainDate | null }[];
  /** The dates from which it had done its part; more than one where the patient came back. */
  readonly treatmentCompleted: readonly PlainDate[];
  /** It asked for a report on the citizen. */
  readonly reportOfAdmissionRequested: boolean;
}

export interface AdmissionState {
  readonly admissions: readonly Admission[];
  /** Death ends every admission. */
  readonly diedOn?: PlainDate;
}

export const initial: AdmissionState = { admissions: [] };

export function evolve(state: AdmissionState, event: PathwayEvent): AdmissionState {
  switch (event.type) {
    case 'HospitalAdmissionRecorded': {
      const { admissionId, careClass, psychiatric, unitSor, reportOfAdmissionRequested } = event.data;
      const asked = reportOfAdmissionRequested ? change(state, admissionId, (one) => ({ ...one, reportOfAdmissionRequested })) : state;
      return hearing(asked, admissionId, event, { says: 'recorded', entry: { kind: 'admission', careClass, psychiatric, unitSor } });
    }
    case 'HospitalLeaveStarted':
      return hearing(state, event.data.admissionId, event, { says: 'recorded', entry: { kind: 'leave-start' } });
    case 'HospitalLeaveEnded':
      return hearing(state, event.data.admissionId, event, { says: 'recorded', entry: { kind: 'leave-end' } });
    case 'HospitalDischargeRecorded':
      return hearing(state, event.data.admissionId, event, { says: 'recorded', entry: { kind: 'discharge' } });
    case 'HospitalEntryRevised': {
      const { admissionId, entry: kind, careClass } = event.data;
      return hearing(state, admissionId, event, { says: 'revised', entry: { kind, careClass } });
    }
    case 'HospitalEntryCancelled': {
      const { admissionId, entry: kind, careClass } = event.data;
      return hearing(state, admissionId, event, { says: 'cancelled', entry: { kind, careClass } });
    }
    case 'ExpectedHospitalDischargeSet':
      return expecting(state, event.data.admissionId, { on: event.effective, date: event.data.date });
    case 'ExpectedHospitalDischargeMoved':
      return expecting(state, event.data.admissionId, { on: event.effective, date: event.data.to });
    case 'ExpectedHospitalDischargeWithdrawn':
      return expecting(state, event.data.admissionId, { on: event.effective, date: null });
    case 'HospitalTreatmentCompleted':
      return change(state, event.data.admissionId, (one) => ({ ...one, treatmentCompleted: [...one.treatmentCompleted, event.effective] }));
    case 'CitizenDied':
      return { ...state, diedOn: event.effective };
    default:
      return state;
  }
}

/** What has been said of an admission; nothing when it is not known. */
export function findAdmission({ admissions }: AdmissionState, admissionId: Uuid): Admission | undefined {
  return admissions.find((one) => one.admissionId === admissionId);
}

/** The dates of an admission; a death ends them, also where a discharge was told later. */
export function intervalsOf(admission: Admission, diedOn?: PlainDate): readonly Interval[] {
  return admittedDuring(pictureOf(admission.statements)).map((one) => untilDeath(one, diedOn));
}

/** The class of care that an admission has come to: what was said to begin last holds. */
export function careClassOf(admission: Admission): 'emergency' | 'inpatient' | undefined {
  const admitted = pictureOf(admission.statements).entries.filter(({ kind }) => kind === 'admission');
  return inOrderOfTime(admitted).findLast(({ careClass }) => careClass !== undefined)?.careClass;
}

/** An admission that runs on, or that holds the date. */
export function admissionOpenOn({ admissions, diedOn }: AdmissionState, date: PlainDate): Admission | undefined {
  return admissions.find((one) =>
    intervalsOf(one, diedOn).some(({ from, until }) => until === null || (from <= date && date < until)),
  );
}

interface Said {
  readonly says: Statement['says'];
  readonly entry: Omit<Entry, 'on' | 'at'>;
}

function hearing(
  state: AdmissionState,
  admissionId: Uuid,
  { effective, effectiveAt, data }: DomainEvent<string, { readonly statement?: number | undefined; readonly message?: { readonly sentAt?: Instant | undefined } | undefined }>,
  { says, entry }: Said,
): AdmissionState {
  const statement: Statement = { says, entry: { ...entry, on: effective, at: effectiveAt }, number: data.statement ?? 0, sentAt: data.message?.sentAt };
  return change(state, admissionId, (one) => ({ ...one, statements: [...one.statements, statement] }));
}

function expecting(state: AdmissionState, admissionId: Uuid, said: Admission['expectations'][number]): AdmissionState {
  return change(state, admissionId, (one) => ({ ...one, expectations: [...one.expectations, said] }));
}

/** Changes an admission; one that is first spoken of comes to be. */
function change(state: AdmissionState, admissionId: Uuid, to: (admission: Admission) => Admission): AdmissionState {
  const known = findAdmission(state, admissionId);
  if (known) return { ...state, admissions: state.admissions.map((one) => (one === known ? to(known) : one)) };
  const unknown: Admission = { admissionId, statements: [], expectations: [], treatmentCompleted: [], reportOfAdmissionRequested: false };
  return { ...state, admissions: [...state.admissions, to(unknown)] };
}
