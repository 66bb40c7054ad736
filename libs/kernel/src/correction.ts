import { z } from 'zod';
import { event, type EventOf } from './event.js';
import { uuidSchema } from './ids.js';
import { instantSchema } from './instant.js';
import { plainDateSchema } from './plain-date.js';

/** Why an entry is said anew, or taken back. */
export const correctionReasons = [
  'wrong-date',
  'wrong-facts',
  'did-not-happen',
  'recorded-twice',
  'wrong-citizen',
  'merged',
  'merge-undone',
  'identification-undone',
  'correction-was-wrong',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/**
 * Entries that do not count any more (rule COR-1). An entry is an event of the same stream, recorded earlier, named by its
 * id. A retraction or a correction is an entry like any other: retracting it brings back what it had changed.
 */
export const EntryRetracted = event(
  'EntryRetracted',
  1,
  { entries: z.array(uuidSchema).min(1), because: z.enum(correctionReasons) },
  { personal: { note: z.string().optional() } },
);

/** What an entry says from now on, in full (rule COR-1). Of several corrections of one entry the latest recorded counts. */
export const EntryCorrected = event(
  'EntryCorrected',
  1,
  {
    entry: uuidSchema,
    because: z.enum(correctionReasons),
    says: z.strictObject({
      /** The type of the entry, and the schema version that `data` is in. */
      type: z.string(),
      schemaVersion: z.number().int().positive(),
      data: z.record(z.string(), z.unknown()),
      effective: plainDateSchema,
      effectiveAt: instantSchema.optional(),
    }),
  },
  {
    personal: {
      note: z.string().optional(),
      /** What is said of the person from now on; what the entry said when absent. */
      says: z.record(z.string(), z.unknown()).optional(),
    },
  },
);

export type CorrectionEvent = EventOf<typeof EntryRetracted | typeof EntryCorrected>;
