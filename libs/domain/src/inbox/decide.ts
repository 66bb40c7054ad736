import { accept, canonicalJson, type Decider, type Decision, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { type InboxCommand, type PersonsInboxCommand, type SettleInboxEntry } from './commands.js';
import { InboxEntryAssigned, InboxEntryReceived, InboxEntrySettled, type InboxContent, type InboxEvent, type Settlement } from './events.js';
import { INB_1, INB_2 } from './rules.js';

/** An entry of the inbox and what became of it. */
export interface KnownInboxEntry {
  readonly is: 'open' | 'settled';
  /** As it stands: with its present owner. */
  readonly content: InboxContent;
  readonly settledAs: Settlement | null;
}
export type InboxEntry = { readonly is: 'none' } | KnownInboxEntry;

type Light = Pick<Circumstances, 'today' | 'now'>;

/** Decides on the commands of one `inbox-…` stream. */
export const inboxDecider: Decider<InboxCommand, InboxEvent, InboxEntry, Light> = { initial: { is: 'none' }, decide, evolve };

function decide(command: InboxCommand, entry: InboxEntry, { today, now }: Light): Decision<InboxEvent> {
  if (command.type === 'ReceiveInboxEntry') {
    const { content, personal } = command;
    if (entry.is === 'none') return accept(InboxEntryReceived.of(content, { on: today, at: now, personal }));
    return content.messageId === entry.content.messageId && content.kind === entry.content.kind ? accept() : refuse(INB_1, 'received-otherwise');
  }
  return entry.is === 'none' ? refuse(INB_1, 'not-received') : personDecides(command, entry, { today, now });
}

/** Rule INB-2. */
function personDecides(command: PersonsInboxCommand, { is, content, settledAs }: KnownInboxEntry, { today }: Light): Decision<InboxEvent> {
  if (command.type === 'AssignInboxEntry') {
    if (is === 'settled') return refuse(INB_2, 'settled');
    return canonicalJson(command.owner) === canonicalJson(content.owner) ? accept() : accept(InboxEntryAssigned.of({ owner: command.owner }, { on: today }));
  }
  if (is === 'settled') return command.as === settledAs && command.note === undefined ? accept() : refuse(INB_2, 'settled');
  const note = noteOf(command);
  if (note !== undefined && content.citizenId === null) return refuse(INB_2, 'about-no-citizen');
  if (command.as === 'other' && note === undefined) return refuse(INB_2, content.citizenId === null ? 'about-no-citizen' : 'no-note');
  return accept(InboxEntrySettled.of({ as: command.as }, { on: today, personal: note === undefined ? undefined : { note } }));
}

function evolve(entry: InboxEntry, event: InboxEvent): InboxEntry {
  if (event.type === 'InboxEntryReceived') return entry.is === 'none' ? { is: 'open', content: event.data, settledAs: null } : entry;
  if (entry.is === 'none') return entry;
  if (event.type === 'InboxEntryAssigned') return { ...entry, content: { ...entry.content, owner: event.data.owner } };
  return { ...entry, is: 'settled', settledAs: event.data.as };
}

function noteOf({ note }: SettleInboxEntry): string | undefined {
  const text = note?.trim() ?? '';
  return text === '' ? undefined : text;
}
