import { derivedId, type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { type RecordPartnerMessage } from './commands.js';

/** One thing that a partner wrote. */
export type PartnerMessage = RecordPartnerMessage['message'] & {
  /** What tasks about it name it by. */
  readonly id: Uuid;
  readonly on: PlainDate;
};

export interface CorrespondenceState {
  /** In the order in which they were sent. */
  readonly messages: readonly PartnerMessage[];
}

export const initial: CorrespondenceState = { messages: [] };

export function evolve(state: CorrespondenceState, event: PathwayEvent): CorrespondenceState {
  if (event.type !== 'PartnerMessageReceived') return state;
  return { messages: [...state.messages, { ...event.data, id: partnerMessageId(event.data.messageId), on: event.effective }] };
}

/** The id that follows from the message's own. */
export function partnerMessageId(messageId: string): Uuid {
  return derivedId('partner-message', messageId);
}
