import { type DomainEvent, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type Interval } from '../interval.js';
import { admittedDuring, inOrderOfTime, pictureOf, type Entry, type Statement } from './picture.js';

/** All that a hospital has said about one episode. */
export interface Admission {
  readonly admissionId: Uuid;
  readonly statements: readonly Statement[];
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
      const { admissionId, careClass, psychiatric, unitSor } = event.data;
      return hearing(state, admissionId, event, { says: 'recorded', entry: { kind: 'admission', careClass, psychiatric, unitSor } });
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

/** The dates of an admission. */
export function intervalsOf(admission: Admission, diedOn?: PlainDate): readonly Interval[] {
  return admittedDuring(pictureOf(admission.statements)).map((one) =>
    one.until === null && diedOn !== undefined ? { ...one, until: diedOn > one.from ? diedOn : one.from } : one,
  );
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
  { effective, effectiveAt, data }: DomainEvent<string, { readonly statement?: number | undefined }>,
  { says, entry }: Said,
): AdmissionState {
  const statement: Statement = { says, entry: { ...entry, on: effective, at: effectiveAt }, number: data.statement ?? 0 };
  const known = findAdmission(state, admissionId);
  if (!known) return { ...state, admissions: [...state.admissions, { admissionId, statements: [statement] }] };
  const told = { ...known, statements: [...known.statements, statement] };
  return { ...state, admissions: state.admissions.map((one) => (one === known ? told : one)) };
}
