import { event, type EventOf, instantSchema } from '#kernel';
import { z } from 'zod';

/**
 * A partner wrote about the citizen (a MedCom CareCommunication). What it wrote is kept as it came: a date in it is for a
 * person to read and to register.
 */
export const PartnerMessageReceived = event(
  'PartnerMessageReceived',
  1,
  {
    /** The message's own id, by which its sender knows it. */
    messageId: z.string().max(64),
    /** What belongs together has the same. */
    thread: z.string().max(64),
    /** What it is about: a code of MedCom's categories. */
    category: z.string().regex(/^[a-z0-9-]{1,64}$/),
    activity: z.enum(['new', 'reply', 'forward']),
    /** The sender's SOR code. */
    senderSor: z.string().max(20),
    /** When it was made, as its sender says. */
    sentAt: instantSchema,
    /** The hospital's id of the episode that it is about, where it says. */
    episodeOfCareId: z.string().max(64).optional(),
    /** How many files came along; they are with the sender. */
    attachments: z.number().int().nonnegative(),
  },
  { personal: { text: z.string(), topic: z.string().optional() } },
);

export type CorrespondenceEvent = EventOf<typeof PartnerMessageReceived>;
