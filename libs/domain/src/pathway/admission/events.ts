import { event, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';

/** The MedCom message that a hospital entry came with; absent when a person typed it in. */
const message = z.strictObject({ messageId: z.string(), code: z.string() }).optional();

const care = z.enum(['emergency', 'inpatient']);

/** A stay at a hospital began, or an emergency contact became an inpatient one: one episode. */
export const HospitalAdmissionRecorded = event('HospitalAdmissionRecorded', 1, {
  /** Derived from the episode of care, so that every message of the episode finds it. */
  admissionId: uuidSchema,
  episodeOfCareId: z.string().optional(),
  careClass: care,
  /** The ward's SOR code. */
  unitSor: z.string().optional(),
  psychiatric: z.boolean(),
  message,
});

export const HospitalLeaveStarted = event('HospitalLeaveStarted', 1, { admissionId: uuidSchema, message });
export const HospitalLeaveEnded = event('HospitalLeaveEnded', 1, { admissionId: uuidSchema, message });
export const HospitalDischargeRecorded = event('HospitalDischargeRecorded', 1, { admissionId: uuidSchema, message });

/** What the hospital said before, said anew with other times (RE_…). */
export const HospitalEntryRevised = event('HospitalEntryRevised', 1, {
  admissionId: uuidSchema,
  entry: z.enum(['admission', 'leave-start', 'leave-end', 'discharge']),
  message,
});

/** What the hospital said before did not happen (AN_…). */
export const HospitalEntryCancelled = event('HospitalEntryCancelled', 1, {
  admissionId: uuidSchema,
  entry: z.enum(['admission', 'leave-start', 'leave-end', 'discharge']),
  message,
});

export type AdmissionEvent = EventOf<
  | typeof HospitalAdmissionRecorded
  | typeof HospitalLeaveStarted
  | typeof HospitalLeaveEnded
  | typeof HospitalDischargeRecorded
  | typeof HospitalEntryRevised
  | typeof HospitalEntryCancelled
>;
