import { delegationTermsSchema } from '#domain';
import { plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** One delegation. */
export const delegationItem = z.strictObject({
  id: uuidSchema,
  version: z.number().int().describe('Version of its stream: the ETag'),
  ...delegationTermsSchema.shape,
  revokedOn: plainDateSchema.nullable().describe('First date without it; null unless it was revoked'),
});
