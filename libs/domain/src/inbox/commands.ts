import { type Owner } from '../agreement/terms.js';
import { type InboxContent, type Settlement } from './events.js';

/** Lays a message down for a person to see to. The service itself asks for it. */
export interface ReceiveInboxEntry {
  readonly type: 'ReceiveInboxEntry';
  readonly content: InboxContent;
  readonly personal?: { readonly text: string; readonly topic?: string } | undefined;
}

/** Gives it to a unit or a person. */
export interface AssignInboxEntry {
  readonly type: 'AssignInboxEntry';
  readonly owner: Owner;
}

/** A person has seen to it. */
export interface SettleInboxEntry {
  readonly type: 'SettleInboxEntry';
  readonly as: Settlement;
  readonly note?: string;
}

/** What a person can ask of it. */
export type PersonsInboxCommand = AssignInboxEntry | SettleInboxEntry;
export type InboxCommand = ReceiveInboxEntry | PersonsInboxCommand;
