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

/** Effective on the first date on which it is not in force any more: by a visitation, or by the card of a new closing. */
export const KlippekortSuperseded = event('KlippekortSuperseded', 1, {
  cardId: uuidSchema,
  visitationId: uuidSchema.optional(),
  byCardId: uuidSchema.optional(),
});

export const offerAnswers = ['accepted', 'declined', 'undecided'] as const;

/** The citizen was offered a new inquiry, since the talks are used up or come close together (rule KLI-3). */
export const NewInquiryOffered = event('NewInquiryOffered', 1, {
  offerId: uuidSchema,
  cardId: uuidSchema,
  answer: z.enum(offerAnswers),
});

export type KlippekortEvent = EventOf<
  typeof KlippekortIssued | typeof ClipUsed | typeof KlippekortExpired | typeof KlippekortSuperseded | typeof NewInquiryOffered
>;
