import { event, type EventOf, instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** The MedCom message that a hospital entry came with; absent when a person typed it in. What was sent last holds, in whatever order it came. */
const message = z.strictObject({ messageId: z.string(), code: z.string(), sentAt: instantSchema.optional() }).optional();

const care = z.enum(['emergency', 'inpatient']);

/**
 * Which statement about the admission this is: 1, 2, 3, … A history is folded in effective order, where a revision to an
 * earlier time stands before what it revises; the number says which came last.
 */
const statement = z.number().int().positive().optional();

/** What an entry is about. */
const entry = z.enum(['admission', 'leave-start', 'leave-end', 'discharge']);

/** A stay at a hospital began, or an emergency contact became an inpatient one: one episode. */
export const HospitalAdmissionRecorded = event('HospitalAdmissionRecorded', 1, {
  /** Derived from the episode of care, so that every message of the episode finds it. */
  admissionId: uuidSchema,
  episodeOfCareId: z.string().optional(),
  /** The episode's identifier as the hospital gave it, to be given back unchanged; absent in what was recorded before it was kept. */
  episode: z.strictObject({ system: z.string().optional(), value: z.string() }).optional(),
  careClass: care,
  /** The ward's SOR code. */
  unitSor: z.string().optional(),
  psychiatric: z.boolean(),
  /** The hospital asks for a report on the citizen (indlæggelsesrapport). */
  reportOfAdmissionRequested: z.literal(true).optional(),
  message,
  statement,
});

export const HospitalLeaveStarted = event('HospitalLeaveStarted', 1, { admissionId: uuidSchema, message, statement });
export const HospitalLeaveEnded = event('HospitalLeaveEnded', 1, { admissionId: uuidSchema, message, statement });
export const HospitalDischargeRecorded = event('HospitalDischargeRecorded', 1, { admissionId: uuidSchema, message, statement });

/** What the hospital said before, said anew with other times (RE_…). */
export const HospitalEntryRevised = event('HospitalEntryRevised', 1, {
  admissionId: uuidSchema,
  entry,
  /** Which of an episode's two admissions, emergency or inpatient; the latest said when absent. */
  careClass: care.optional(),
  message,
  statement,
});

/** What the hospital said before did not happen (AN_…). */
export const HospitalEntryCancelled = event('HospitalEntryCancelled', 1, {
  admissionId: uuidSchema,
  entry,
  /** Which of an episode's two admissions, emergency or inpatient; the latest said when absent. */
  careClass: care.optional(),
  message,
  statement,
});

/** The hospital says when it expects to discharge. Effective on the date it said so; the discharge is expected on `date`. */
export const ExpectedHospitalDischargeSet = event('ExpectedHospitalDischargeSet', 1, {
  admissionId: uuidSchema,
  date: plainDateSchema,
  message,
});

export const ExpectedHospitalDischargeMoved = event('ExpectedHospitalDischargeMoved', 1, {
  admissionId: uuidSchema,
  from: plainDateSchema,
  to: plainDateSchema,
  message,
});

export const ExpectedHospitalDischargeWithdrawn = event('ExpectedHospitalDischargeWithdrawn', 1, {
  admissionId: uuidSchema,
  /** The date that was expected. */
  date: plainDateSchema,
  message,
});

/** The hospital has done its part (færdigbehandlet); the patient waits for what follows. Effective on the date of it. */
export const HospitalTreatmentCompleted = event('HospitalTreatmentCompleted', 1, { admissionId: uuidSchema, message });

export type AdmissionEvent = EventOf<
  | typeof HospitalAdmissionRecorded
  | typeof HospitalLeaveStarted
  | typeof HospitalLeaveEnded
  | typeof HospitalDischargeRecorded
  | typeof HospitalEntryRevised
  | typeof HospitalEntryCancelled
  | typeof ExpectedHospitalDischargeSet
  | typeof ExpectedHospitalDischargeMoved
  | typeof ExpectedHospitalDischargeWithdrawn
  | typeof HospitalTreatmentCompleted
>;
