import { advisoryCatalogue } from '#domain';
import { instantSchema, roles, uuidSchema } from '#kernel';
import { z } from 'zod';

/** One line of an advisory's delivery log. */
export const deliveryLogItem = z.strictObject({
  eventId: uuidSchema,
  type: z.enum(advisoryCatalogue.types),
  recordedAt: instantSchema,
  localTime: z.string().describe('The same in Denmark: YYYY-MM-DD HH:MM'),
  by: z.strictObject({ role: z.enum(roles), unit: z.string() }),
  text: z.string().describe('What happened, in Danish; it names no citizen'),
  facts: z.record(z.string(), z.unknown()).describe('What was recorded'),
});
