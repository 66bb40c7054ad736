import { event, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

export const KlippekortIssued = event('KlippekortIssued', 1, {
  cardId: uuidSchema,
  clips: z.number().int().positive(),
  validFrom: plainDateSchema,
  /** Last valid date, inclusive. */
  validThrough: plainDateSchema,
});

/** One talk. Effective on the date of the talk. */
export const ClipUsed = event(
  'ClipUsed',
  1,
  { cardId: uuidSchema, tilbudId: uuidSchema, workerId: uuidSchema, workerKnown: z.boolean() },
  { personal: { unknownWorkerReason: z.string().optional() } },
);

/** Effective on the first date after the validity. */
export const KlippekortExpired = event('KlippekortExpired', 1, { cardId: uuidSchema });

export const KlippekortSuperseded = event('KlippekortSuperseded', 1, { cardId: uuidSchema, visitationId: uuidSchema });

export type KlippekortEvent = EventOf<
  typeof KlippekortIssued | typeof ClipUsed | typeof KlippekortExpired | typeof KlippekortSuperseded
>;
