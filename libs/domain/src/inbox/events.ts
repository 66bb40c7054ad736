import { event, eventCatalogue, type EventOf, uuidSchema } from '#kernel';
import { z } from 'zod';
import { ownerSchema } from '../agreement/terms.js';

/** What can lie in the inbox. */
export const inboxKinds = ['hospital-notification', 'care-communication', 'acknowledgement'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/**
 * Why a message could not be taken where it belongs. Of a message about a citizen: `unknown-thread` answers something that is not
 * known here; `no-open-case`, `citizen-died`; `refused` by a rule. Of an acknowledgement: `unknown-message`, `other-sender`, `not-sent`
 * and `holds-it-already` say what it does not fit; `same-id-other-content` came under an id that said something else before.
 */
export const inboxReasons = [
  'unknown-thread',
  'no-open-case',
  'citizen-died',
  'refused',
  'unknown-message',
  'other-sender',
  'not-sent',
  'holds-it-already',
  'same-id-other-content',
] as const;
export type InboxReason = (typeof inboxReasons)[number];

/** A message came in that a person is to see to. What was written in it is kept under the citizen's own key. */
export const InboxEntryReceived = event(
  'InboxEntryReceived',
  1,
  {
    kind: z.enum(inboxKinds),
    because: z.enum(inboxReasons),
    /** The message's own id, by which its sender knows it. */
    messageId: z.string().max(64),
    /** What it is about or says, as its standard's code. */
    code: z.string().max(64),
    /** The sender's SOR code. */
    senderSor: z.string().max(20),
    /** The citizen it is about; null where it is about none. */
    citizenId: uuidSchema.nullable(),
    /** The advisory that it speaks of; null where it speaks of none that is known. */
    advisoryId: uuidSchema.nullable(),
    /** The thread that it belongs to; null where messages of its kind have none. */
    thread: z.string().max(64).nullable(),
    /** The rule that refused it, and why; null where none did. */
    refusal: z.strictObject({ rule: z.string().max(20), reason: z.string().max(64) }).nullable(),
    owner: ownerSchema,
  },
  { personal: { text: z.string(), topic: z.string().optional() } },
);
export type InboxContent = EventOf<typeof InboxEntryReceived>['data'];

/** It came to another owner. */
export const InboxEntryAssigned = event('InboxEntryAssigned', 1, { owner: ownerSchema });

/** What a person did about it. */
export const settlements = ['registered', 'moved-to-the-case', 'partner-contacted', 'not-relevant', 'other'] as const;
export type Settlement = (typeof settlements)[number];

/** A person has seen to it. */
export const InboxEntrySettled = event('InboxEntrySettled', 1, { as: z.enum(settlements) }, { personal: { note: z.string().optional() } });

const definitions = [InboxEntryReceived, InboxEntryAssigned, InboxEntrySettled] as const;

export type InboxEvent = EventOf<(typeof definitions)[number]>;

/** The category of inbox streams; the id is derived from the message's. */
export const INBOX = 'inbox';

/** Reads the stored events of an `inbox-…` stream. */
export const inboxCatalogue = eventCatalogue<InboxEvent>(definitions);
