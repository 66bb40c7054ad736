import { advisoryKinds, basisSchema, failures, lateSchema } from '#domain';
import { instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { advisoryStates } from '#read-models';
import { z } from 'zod';
import { streamItem } from '../lists/stream-item.js';

/** One advisory. */
export const advisoryItem = z.strictObject({
  ...streamItem,
  kind: z.enum(advisoryKinds),
  state: z.enum(advisoryStates).describe('`blocked`: it was due and nothing allows telling the partner; `unknown`: an attempt ended without an answer, the partner may hold it; `delivered`: its system holds it; `turned-down`: its system did not take it in; `answered`: somebody wrote back'),
  partnerId: z.string(),
  agreementId: uuidSchema,
  stayId: uuidSchema,
  planId: uuidSchema.nullable(),
  about: z.strictObject({ date: plainDateSchema, destination: z.string() }),
  dueAt: instantSchema,
  late: lateSchema.nullable().describe('By how much notice fell short of what was agreed, and by whom; null where it did not'),
  basis: basisSchema,
  corrects: uuidSchema.nullable().describe('The advisory that it sets right'),
  replacedBy: uuidSchema.nullable().describe('The one that took its place'),
  attempts: z.number().int(),
  lastFailure: z.strictObject({ why: z.enum(failures), code: z.string() }).nullable(),
  plannedAt: instantSchema,
  attemptedAt: instantSchema.nullable().describe('When the last attempt began'),
  sentAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable().describe('When the partner’s system said that it holds it'),
  acknowledgeBy: instantSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  escalatedAt: instantSchema.nullable(),
});
