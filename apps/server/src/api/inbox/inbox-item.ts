import { inboxKinds, inboxReasons, ownerSchema, settlements } from '#domain';
import { instantSchema, uuidSchema } from '#kernel';
import { inboxStates } from '#read-models';
import { z } from 'zod';
import { streamItem } from '../lists/stream-item.js';

/** One message that a person is to see to, by ids and codes. */
export const inboxItem = z.strictObject({
  ...streamItem,
  citizenId: uuidSchema.nullable().describe('The citizen it is about; null where it is about none'),
  kind: z.enum(inboxKinds),
  state: z.enum(inboxStates),
  because: z.enum(inboxReasons).describe('Why it could not be taken where it belongs'),
  messageId: z.string().describe('The message’s own id, by which its sender knows it'),
  code: z.string().describe('What it is about or says, as its standard’s code'),
  senderSor: z.string(),
  advisoryId: uuidSchema.nullable().describe('The advisory that it speaks of'),
  thread: z.string().nullable().describe('What belongs together has the same'),
  refusal: z.strictObject({ rule: z.string(), reason: z.string() }).nullable().describe('The rule that refused it'),
  owner: ownerSchema,
  receivedAt: instantSchema,
  settledAt: instantSchema.nullable(),
  settledAs: z.enum(settlements).nullable(),
});

/** One message with what was written in it. */
export const inboxEntry = z.strictObject({
  ...inboxItem.shape,
  personal: z
    .strictObject({ text: z.string(), topic: z.string().optional(), note: z.string().optional() })
    .nullable()
    .describe('What its sender wrote, and what was noted when it was settled; null where nothing was, or where it can no longer be read'),
});
