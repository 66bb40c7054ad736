import { advisoryKinds, basisSchema, blockings, channelKinds, dataCategories, lateSchema, ownerSchema, spanSchema } from '#domain';
import { instantSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

const advisory = z.strictObject({
  kind: z.enum(advisoryKinds),
  dueAt: instantSchema,
  late: lateSchema.nullable().describe('By how much notice would fall short of what was agreed, and by whom'),
  channel: z.enum(channelKinds),
  acknowledgeWithin: spanSchema.nullable(),
  escalateTo: ownerSchema,
  basis: basisSchema.extend({ dataCategories: z.array(z.enum(dataCategories)) }).describe('With no more categories of data than may leave about it'),
  says: z.record(z.string(), z.unknown()).describe('What of it would be said'),
  blocked: z.enum(blockings).nullable().describe('Why nothing may go out about the citizen when it is due; null where nothing stands in the way, or no citizen was named'),
});

/** What one partner would be told. */
export const previewItem = z.strictObject({
  partnerId: z.string(),
  agreementId: uuidSchema.nullable().describe('Null where none covers it, and of terms that are tried out'),
  agreementVersion: z.number().int().nullable(),
  advisory: advisory.nullable(),
  nothing: z.strictObject({ rule: z.string(), reason: z.string(), text: z.string() }).nullable().describe('Why nothing would be said'),
});
export type PreviewItem = z.infer<typeof previewItem>;
