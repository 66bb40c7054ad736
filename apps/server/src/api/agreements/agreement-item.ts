import { termsSchema } from '#domain';
import { instantSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** One agreement. */
export const agreementItem = z.strictObject({
  id: uuidSchema,
  version: z.number().int().describe('Version of its stream: the ETag'),
  versions: z.array(termsSchema).describe('All its versions, the first one first'),
  recordedAt: z.array(instantSchema).describe('When each version was recorded'),
  inForce: z.number().int().nullable().describe('Which of them holds on the date asked about, counted from 1; null where none does'),
});
