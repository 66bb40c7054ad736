import { describe, expect, it } from '@jest/globals';
import { fold, instant, plainDate, uuid } from '#kernel';
import { type InboxCommand } from './commands.js';
import { inboxDecider } from './decide.js';
import { type InboxContent, type InboxEvent } from './events.js';

const owner = { unit: 'unassigned', workerId: null };
const voksen = { unit: 'voksen', workerId: null };
const content: InboxContent = {
  kind: 'acknowledgement',
  because: 'unknown-message',
  messageId: 'their-message',
  code: 'ok',
  senderSor: '999999000016001',
  citizenId: null,
  advisoryId: null,
  thread: null,
  refusal: null,
  owner,
};
const RECEIVE: InboxCommand = { type: 'ReceiveInboxEntry', content };
const LETTER: InboxCommand = {
  type: 'ReceiveInboxEntry',
  content: { ...content, kind: 'care-communication', because: 'unknown-thread', citizenId: uuid('c0000000-0000-4000-8000-000000000000'), thread: 'theirs' },
  personal: { text: 'Plantet tekst' },
};
const ASSIGN: InboxCommand = { type: 'AssignInboxEntry', owner: voksen };
const settle = (as: 'registered' | 'other', note?: string): InboxCommand => ({ type: 'SettleInboxEntry', as, ...(note === undefined ? {} : { note }) });

/** After the given commands, all accepted, what comes of the last: the types of its events, or rule and reason. */
function after(...commands: readonly InboxCommand[]) {
  const light = { now: instant('2026-11-20T12:00:00.000Z'), today: plainDate('2026-11-20') };
  return (command: InboxCommand): readonly string[] => {
    let history: readonly InboxEvent[] = [];
    for (const before of commands) {
      const decision = inboxDecider.decide(before, fold(inboxDecider, history), light);
      if (!decision.accepted) throw new Error(decision.refusal.reason);
      history = [...history, ...decision.events];
    }
    const decision = inboxDecider.decide(command, fold(inboxDecider, history), light);
    return decision.accepted ? decision.events.map(({ type }) => type) : [`${decision.refusal.rule} ${decision.refusal.reason}`];
  };
}

describe('INB-1 what cannot be taken where it belongs', () => {
  it('is laid down, once', () => {
    expect(after()(RECEIVE)).toEqual(['InboxEntryReceived']);
    expect(after(RECEIVE)(RECEIVE)).toEqual([]);
    expect(after(RECEIVE, settle('registered'))(RECEIVE)).toEqual([]);
  });
  it('is refused under the id of something else', () => expect(after(RECEIVE)(LETTER)).toEqual(['INB-1 received-otherwise']));
  it('is there before anything is done about it', () => expect(after()(ASSIGN)).toEqual(['INB-1 not-received']));
});

describe('INB-2 what a person does about it', () => {
  it('is giving it to somebody, and settling it', () => {
    expect(after(RECEIVE)(ASSIGN)).toEqual(['InboxEntryAssigned']);
    expect(after(RECEIVE, ASSIGN)(ASSIGN)).toEqual([]);
    expect(after(RECEIVE, ASSIGN)(settle('registered'))).toEqual(['InboxEntrySettled']);
  });
  it('is giving it to nobody once it is settled', () => {
    expect(after(RECEIVE, settle('registered'))(ASSIGN)).toEqual(['INB-2 settled']);
  });
  it('is settling it, once', () => {
    expect(after(RECEIVE)(settle('registered'))).toEqual(['InboxEntrySettled']);
    expect(after(RECEIVE, settle('registered'))(settle('registered'))).toEqual([]);
    expect(after(LETTER, settle('registered'))(settle('other', 'Ringet op'))).toEqual(['INB-2 settled']);
  });
  it('is written down where it is none of the listed ways', () => {
    expect(after(LETTER)(settle('other'))).toEqual(['INB-2 no-note']);
    expect(after(LETTER)(settle('other', '  '))).toEqual(['INB-2 no-note']);
    expect(after(LETTER)(settle('other', 'Ringet op'))).toEqual(['InboxEntrySettled']);
  });
  it('is not written down where no citizen’s key would keep it', () => {
    expect(after(RECEIVE)(settle('registered', 'Ringet op'))).toEqual(['INB-2 about-no-citizen']);
    expect(after(RECEIVE)(settle('other'))).toEqual(['INB-2 about-no-citizen']);
  });
});
