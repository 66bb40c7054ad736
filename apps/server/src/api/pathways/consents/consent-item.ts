import { consentCategories } from '#domain/pathway/consent/events.js';
import { plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** One consent. */
export const consentItem = z.strictObject({
  consentId: uuidSchema,
  categories: z.array(z.enum(consentCategories)),
  recipients: z.array(z.string()).describe('Ids of partners, as agreements name them'),
  form: z.enum(['written', 'oral']),
  from: plainDateSchema,
  until: plainDateSchema.nullable().describe('First date without it'),
  through: plainDateSchema.describe('Last date that was agreed, whether or not it was withdrawn before'),
  withdrawnOn: plainDateSchema.optional(),
});
