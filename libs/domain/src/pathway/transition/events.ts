import { event, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';

/** The sender asks the receiver to take over; until acceptance it stays the sender's (rule TRA-2). */
export const HandoverOffered = event('HandoverOffered', 1, {
  transitionId: uuidSchema,
  kind: z.enum(['botilbud-to-own-home']),
  senderTilbudId: uuidSchema,
  receiverTilbudId: uuidSchema,
  stayId: uuidSchema,
  serviceId: uuidSchema,
});

export const HandoverAccepted = event('HandoverAccepted', 1, { transitionId: uuidSchema });

export const TransitionCompleted = event('TransitionCompleted', 1, { transitionId: uuidSchema });

export type TransitionEvent = EventOf<typeof HandoverOffered | typeof HandoverAccepted | typeof TransitionCompleted>;
