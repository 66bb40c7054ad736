import { derivedId, type Uuid } from '#kernel';

/**
 * The name of a thread of CareCommunications (`Communication.identifier`, there with `urn:uuid:` before it).
 * @param first the message that begins it
 */
export function careCommunicationThread(first: Uuid): Uuid {
  return derivedId('care-communication', 'thread', first);
}

/** The id of a part of a message: the same whenever the message is built, and when a later one repeats the part. */
export function partId(message: Uuid, part: MessagePart): Uuid {
  return derivedId('care-communication', message, part);
}

export type MessagePart =
  | 'bundle'
  | 'patient'
  | 'communication'
  | 'encounter'
  | 'practitioner'
  | 'practitioner-role'
  | 'sender'
  | 'receiver'
  | 'provenance'
  | 'text';
