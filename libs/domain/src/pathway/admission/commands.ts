import { type Instant, type PlainDate, type Uuid } from '#kernel';

/** What every hospital entry says. `on` and `at` are the hospital's times, not the message's. */
interface HospitalEntry {
  readonly admissionId: Uuid;
  readonly on: PlainDate;
  readonly at?: Instant;
  readonly message?: { readonly messageId: string; readonly code: string; readonly sentAt?: Instant };
}

export interface RecordHospitalAdmission extends HospitalEntry {
  readonly type: 'RecordHospitalAdmission';
  readonly episodeOfCareId?: string;
  /** The episode's identifier as the hospital gave it. */
  readonly episode?: { readonly system?: string; readonly value: string };
  readonly careClass: 'emergency' | 'inpatient';
  readonly unitSor?: string;
  /** Whether the unit stands on the list of psychiatric units; the message does not tell. */
  readonly psychiatric: boolean;
  /** The hospital asks for a report on the citizen (indlæggelsesrapport). */
  readonly reportOfAdmissionRequested?: boolean;
}
export interface RecordHospitalLeaveStart extends HospitalEntry {
  readonly type: 'RecordHospitalLeaveStart';
}
export interface RecordHospitalLeaveEnd extends HospitalEntry {
  readonly type: 'RecordHospitalLeaveEnd';
}
export interface RecordHospitalDischarge extends HospitalEntry {
  readonly type: 'RecordHospitalDischarge';
}
export interface ReviseHospitalEntry extends HospitalEntry {
  readonly type: 'ReviseHospitalEntry';
  readonly entry: 'admission' | 'leave-start' | 'leave-end' | 'discharge';
  /** Which of an episode's two admissions, emergency or inpatient; the latest said when absent. */
  readonly careClass?: 'emergency' | 'inpatient';
}
export interface CancelHospitalEntry extends HospitalEntry {
  readonly type: 'CancelHospitalEntry';
  readonly entry: 'admission' | 'leave-start' | 'leave-end' | 'discharge';
  /** Which of an episode's two admissions, emergency or inpatient; the latest said when absent. */
  readonly careClass?: 'emergency' | 'inpatient';
}

/** The hospital expects to discharge on `date`, or on another date than it said before. `on` is when it said so. */
export interface ExpectHospitalDischarge extends HospitalEntry {
  readonly type: 'ExpectHospitalDischarge';
  readonly date: PlainDate;
}
export interface WithdrawExpectedHospitalDischarge extends HospitalEntry {
  readonly type: 'WithdrawExpectedHospitalDischarge';
}
/** The hospital has done its part (færdigbehandlet). */
export interface RecordTreatmentCompleted extends HospitalEntry {
  readonly type: 'RecordTreatmentCompleted';
}

/** What a hospital tells of where the patient is. */
export type HospitalEntryCommand =
  | RecordHospitalAdmission
  | RecordHospitalLeaveStart
  | RecordHospitalLeaveEnd
  | RecordHospitalDischarge
  | ReviseHospitalEntry
  | CancelHospitalEntry;

export type AdmissionCommand = HospitalEntryCommand | ExpectHospitalDischarge | WithdrawExpectedHospitalDischarge | RecordTreatmentCompleted;
