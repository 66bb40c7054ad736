import { accept, type Decider, event, eventCatalogue, type EventOf, type PlainDate } from '#kernel';
import { z } from 'zod';

/** The kinds of messages that are remembered by their ids. */
export const messageKinds = ['hospital-notification', 'care-communication'] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * A message about a known citizen came in. On a stream named after the message's own id, and on another named after its bundle's, so that the same id with other
 * content is seen whomever it is about. It names nobody.
 */
export const MessageReceived = event('MessageReceived', 1, { kind: z.enum(messageKinds), code: z.string() });

export type MessageEvent = EventOf<typeof MessageReceived>;

/** The category of message streams; the id is derived from the municipality and the message's id. */
export const MESSAGE = 'message';

/** Reads the stored events of a `message-…` stream. */
export const messageCatalogue = eventCatalogue<MessageEvent>([MessageReceived]);

/** Takes a message in. */
export interface ReceiveMessage {
  readonly type: 'ReceiveMessage';
  readonly kind: MessageKind;
  readonly code: string;
  readonly on: PlainDate;
}

/** Whether the message has come in. */
export interface Received {
  readonly received: boolean;
}

/** Decides on a `message-…` stream: a message comes in once. */
export const messageDecider: Decider<ReceiveMessage, MessageEvent, Received> = {
  initial: { received: false },
  evolve: () => ({ received: true }),
  decide: ({ kind, code, on }, { received }) => (received ? accept() : accept(MessageReceived.of({ kind, code }, { on }))),
};
