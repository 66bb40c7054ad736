import { addDays, instantSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { type Fact, factsOf } from '../fact.js';

/** What partners wrote of a citizen, each on the date on which it came. */
export const PARTNER_MESSAGE = 'partner-message';
/** `discharge-announced`: that the partner will discharge, in a text that somebody is to read. */
export const partnerMessageStates = ['discharge-announced', 'message'] as const;

export const partnerMessageDetails = z.strictObject({
  messageId: z.string(),
  /** What tasks about it name it by. */
  id: uuidSchema.describe('What tasks about it name it by'),
  thread: z.string().describe('What belongs together has the same'),
  category: z.string().describe('A code of MedCom’s categories'),
  activity: z.enum(['new', 'reply', 'forward']),
  senderSor: z.string(),
  sentAt: instantSchema,
  attachments: z.number().int().describe('How many files came along; they are with the sender'),
});
export type PartnerMessageDetails = z.infer<typeof partnerMessageDetails>;

export const partnerMessageFacts = factsOf(['correspondence'], ({ correspondence }) =>
  correspondence.messages.map(({ on, id, messageId, thread, category, activity, senderSor, sentAt, attachments }): Fact<PartnerMessageDetails> => ({
    kind: PARTNER_MESSAGE,
    key: id,
    unit: null,
    state: category === 'discharge' ? 'discharge-announced' : 'message',
    at: on,
    from: on,
    until: addDays(on, 1),
    details: { id, messageId, thread, category, activity, senderSor, sentAt, attachments },
  })),
);
