import { correctionReasons, instantSchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

const by = z.strictObject({ role: z.string(), unit: z.string() });

/** One line of a timeline. */
export const timelineItem = z.strictObject({
  eventId: uuidSchema,
  type: z.string().describe('What happened, as the glossary names it'),
  effective: plainDateSchema,
  effectiveAt: instantSchema.nullable(),
  recordedAt: instantSchema,
  backdated: z.boolean().describe('Recorded on a later date than the one it holds from'),
  by,
  data: z.record(z.string(), z.unknown()),
  personal: z.record(z.string(), z.unknown()).optional().describe('What was written about the person; `{erased: true}` where it can no longer be read'),
  counts: z.boolean().describe('False for what was taken back'),
  corrections: z.array(
    z.strictObject({
      eventId: uuidSchema,
      type: z.enum(['EntryRetracted', 'EntryCorrected']),
      because: z.enum(correctionReasons),
      recordedAt: instantSchema,
      by,
      counts: z.boolean(),
    }),
  ),
});
