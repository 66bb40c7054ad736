import { spanSchema } from '#domain';
import { instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { lateCauses, noticeDirections } from '#read-models';
import { z } from 'zod';

/** The notice of one discharge between us and one partner. */
export const noticeMeasuredItem = z.strictObject({
  direction: z.enum(noticeDirections).describe('`to-partner`: a discharge from a botilbud, told by us; `from-partner`: one from a hospital, told by the partner'),
  citizenId: uuidSchema,
  subjectId: uuidSchema.describe('The stay or the admission'),
  dischargedOn: plainDateSchema,
  tilbudId: uuidSchema.nullable(),
  unitSor: z.string().nullable().describe('The ward’s SOR code, where it is known'),
  partnerId: z.string(),
  agreementId: uuidSchema,
  agreementVersion: z.number().int(),
  leadTime: spanSchema.describe('What was agreed'),
  outcome: z.enum(['in-time', 'late', 'none']).describe('`none`: the other party was not told in advance at all'),
  agreedBy: instantSchema.describe('The last instant at which notice would have been in time'),
  givenOn: plainDateSchema.nullable(),
  givenDays: z.number().int().describe('Calendar days from the notice to the discharge; 0 where there was none'),
  lateByDays: z.number().int().nullable().describe('0 where only the hour was missed; null where it was in time, or none'),
  lateBecause: z.enum(lateCauses).nullable().describe('`delivery`: planned in time and sent too late; null where it was in time, or nobody is known to have caused it'),
});
