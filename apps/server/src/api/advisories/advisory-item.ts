import { aboutSchema, advisoryKinds, basisSchema, blockings, failures, lateSchema, toPartnerTriggers } from '#domain';
import { instantSchema, uuidSchema } from '#kernel';
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
  trigger: z.enum(toPartnerTriggers).describe('What it was planned on account of'),
  subjectId: uuidSchema.describe('The stay, arrangement, transition, visitation or closing that it is about; of a death the citizen'),
  stayId: uuidSchema.nullable().describe('The stay of a discharge; null of all else'),
  planId: uuidSchema.nullable().describe('The plan that a discharge goes by; null where nobody had planned it, and of all else'),
  about: aboutSchema.describe('Dates and codes, by trigger'),
  dueAt: instantSchema,
  late: lateSchema.nullable().describe('By how much notice fell short of what was agreed, and by whom; null where it did not'),
  basis: basisSchema,
  corrects: uuidSchema.nullable().describe('The advisory that it sets right'),
  replacedBy: uuidSchema.nullable().describe('The one that took its place'),
  attempts: z.number().int(),
  blockedBecause: z.enum(blockings).nullable().describe('Why nothing may go out; null while it is not blocked'),
  lastFailure: z.strictObject({ why: z.enum(failures), code: z.string() }).nullable(),
  plannedAt: instantSchema,
  attemptedAt: instantSchema.nullable().describe('When the last attempt began'),
  sentAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable().describe('When the partner’s system said that it holds it'),
  acknowledgeBy: instantSchema.nullable(),
  openedAt: instantSchema.nullable().describe('When the partner opened it in its inbox; null where it has not, and where it is told otherwise'),
  answeredAt: instantSchema.nullable(),
  escalatedAt: instantSchema.nullable(),
});
