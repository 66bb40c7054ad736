import { describe, expect, it } from '@jest/globals';
import { INBOX, inboxCatalogue, type InboxContent, InboxEntryAssigned, InboxEntryReceived, InboxEntrySettled, type InboxEvent } from '#domain';
import { plainDate, readPublic } from '#kernel';
import { inventedId, StoredLog } from '#testing';
import { type InboxRow } from './inbox-row.js';
import { reduceInbox } from './reducer.js';

const on = { on: plainDate('2026-11-20') };
const owner = { unit: 'unassigned', workerId: null };
const content: InboxContent = {
  kind: 'care-communication',
  because: 'unknown-thread',
  messageId: 'their-message',
  code: 'discharge',
  senderSor: '999999000016001',
  citizenId: inventedId('citizen', 1),
  advisoryId: null,
  thread: 'their-thread',
  refusal: null,
  owner,
};
const received = InboxEntryReceived.of(content, on);

function rowAfter(...events: InboxEvent[]): InboxRow | null {
  const log = new StoredLog();
  for (const event of events) log.append(INBOX, inventedId('entry', 1), event);
  return log.events.reduce<InboxRow | null>((row, stored) => reduceInbox(row, readPublic(inboxCatalogue, stored)), null);
}

describe('the row of an entry of the inbox', () => {
  it('holds from when the message came', () =>
    expect(rowAfter(received)).toEqual({
      ...content,
      state: 'open',
      unit: 'unassigned',
      at: '2026-01-01T00:00:00.000Z',
      from: '2026-11-20',
      until: null,
      receivedAt: '2026-01-01T00:00:00.000Z',
      settledAt: null,
      settledAs: null,
    }));
  it('changes hands', () => {
    const voksen = { unit: 'voksen', workerId: null };
    expect(rowAfter(received, InboxEntryAssigned.of({ owner: voksen }, on))).toMatchObject({ unit: 'voksen', owner: voksen, state: 'open' });
  });
  it('ends when somebody has seen to it', () =>
    expect(rowAfter(received, InboxEntrySettled.of({ as: 'registered' }, { on: plainDate('2026-11-23') }))).toMatchObject({
      state: 'settled',
      settledAs: 'registered',
      settledAt: '2026-01-01T00:01:00.000Z',
      until: '2026-11-23',
    }));
  it('is not there before the message came', () => expect(rowAfter(InboxEntrySettled.of({ as: 'registered' }, on))).toBeNull());
});
