import { describe, expect, it } from '@jest/globals';
import { type Instant, instant } from '#kernel';
import { AdvisoryStory, agreement, MONDAY, set } from '#testing/delivery/advisory-story.js';
import { type AdvisoryCommand } from './commands.js';

const TUESDAY = instant('2026-11-03T08:00:00.000Z');
const FRIDAY = instant('2026-11-06T08:00:00.000Z');
const failed = (attempt: number, retryAt: Instant | null = TUESDAY): AdvisoryCommand => ({ type: 'RecordAttemptFailed', attempt, why: 'unknown', code: 'ETIMEDOUT', retryAt });
const held = (confirms = true): AdvisoryCommand => ({ type: 'RecordDelivered', at: TUESDAY, confirms });
const downForGood: AdvisoryCommand = { type: 'RecordTurnedDown', how: 'for-good', codes: ['MSG_VALUESET_VALUE_UNKNOWN'], retryAt: null };
const downForNow = (retryAt: Instant | null = FRIDAY): AdvisoryCommand => ({ type: 'RecordTurnedDown', how: 'for-now', codes: ['MSG_Mailbox_Out_Of_Operation'], retryAt });
const answered: AdvisoryCommand = { type: 'RecordAnswer', messageId: 'their-message', text: 'Plantet tekst' };
const sent = (attempt = 1): AdvisoryCommand => ({ type: 'RecordSent', attempt, at: MONDAY });
const ESCALATE: AdvisoryCommand = { type: 'EscalateUnacknowledged' };
const START: AdvisoryCommand = { type: 'StartDispatch' };

/** An advisory whose first attempt has begun. */
class Begun extends AdvisoryStory {
  readonly id = this.changed(set('2026-11-10')).plan!.id;

  constructor() {
    super();
    this.start(this.id);
  }
  /** The types of the events that a command leads to, or rule and reason. */
  hears(command: AdvisoryCommand, now: Instant = TUESDAY): readonly string[] {
    const before = this.streams.get(this.id)!.length;
    try {
      this.tell(this.id, command, now);
    } catch (refused) {
      return [(refused as Error).message];
    }
    return this.streams.get(this.id)!.slice(before).map(({ type }) => type);
  }
  after(...commands: readonly AdvisoryCommand[]): this {
    for (const command of commands) this.tell(this.id, command, TUESDAY);
    return this;
  }
  get now() {
    return this.advisory(this.id);
  }
}
const begun = (...commands: readonly AdvisoryCommand[]) => new Begun().after(...commands);

describe('ADV-7 the partner’s system holds it', () => {
  it('which is the confirmation that was agreed, where the channel says so', () => {
    const story = begun(sent());
    expect(story.now.acknowledgeBy).not.toBeNull();
    expect(story.hears(held())).toEqual(['AdvisoryDelivered']);
    expect(story.now).toMatchObject({ fate: 'sent', receipt: 'held', confirmed: true });
    expect(story.hears(ESCALATE, instant('2027-01-01T08:00:00.000Z'))).toEqual([]);
  });
  it('which is none where somebody is to confirm: the deadline stands', () => {
    const story = begun(sent(), held(false));
    expect(story.now).toMatchObject({ receipt: 'held', confirmed: false });
    expect(story.hears(ESCALATE, instant('2027-01-01T08:00:00.000Z'))).toEqual(['AdvisoryEscalated']);
  });
  it('which sets the deadline where nobody knew that it had been sent', () => {
    const story = begun(failed(1));
    expect(story.now.acknowledgeBy).toBeNull();
    story.after(held(false));
    expect(story.now.acknowledgeBy).toBe(new Begun().after({ ...sent(), at: TUESDAY } as AdvisoryCommand).now.acknowledgeBy);
  });
  it('which settles an unknown outcome: nothing is sent again', () => {
    const story = begun(failed(1), held());
    expect(story.now).toMatchObject({ fate: 'sent', reach: 'certain' });
    expect(story.hears(START, FRIDAY)).toEqual(['ADV-1 not-to-be-sent']);
  });
  it('and says so before the attempt has ended: how that ends changes nothing', () => {
    expect(begun(held()).hears(sent())).toEqual([]);
    expect(begun(held()).hears(failed(1))).toEqual([]);
  });
  it('and says it once, however often it says it', () => expect(begun(sent(), held()).hears(held())).toEqual([]));
  it('and says it late: after it was given up, escalated, or turned down', () => {
    for (const story of [begun(failed(1, null)), begun(sent(), downForGood)]) {
      expect(story.hears(held())).toEqual(['AdvisoryDelivered']);
      expect(story.now).toMatchObject({ fate: 'sent', receipt: 'held' });
    }
    const late = begun(sent());
    late.tell(late.id, ESCALATE, instant('2027-01-01T08:00:00.000Z'));
    expect(late.hears(held())).toEqual(['AdvisoryDelivered']);
  });
  it('when something else has taken its place: known, and without consequence', () => {
    const story = begun(sent());
    story.changed(set('2026-11-12'), TUESDAY);
    expect(story.hears(held())).toEqual(['AdvisoryDelivered']);
    expect(story.now).toMatchObject({ fate: 'sent', receipt: 'held' });
    expect(story.now.replacedBy).not.toBeNull();
  });
});

describe('ADV-7 the partner’s system did not take it in', () => {
  it('for now: it is sent again under the same id, and its deadline begins anew', () => {
    const story = begun(sent());
    expect(story.hears(downForNow())).toEqual(['AdvisoryTurnedDown']);
    expect(story.now).toMatchObject({ fate: 'open', acknowledgeBy: null, nextAttemptAt: FRIDAY, reach: 'possible' });
    expect(story.hears(START, TUESDAY)).toEqual(['ADV-1 not-due']);
    expect(story.hears(START, FRIDAY)).toEqual(['AdvisoryDispatchStarted']);
    expect(story.hears({ type: 'RecordSent', attempt: 2, at: FRIDAY })).toEqual(['AdvisorySent']);
    expect(story.now).toMatchObject({ fate: 'sent', receipt: 'none' });
    expect(story.now.acknowledgeBy).not.toBeNull();
  });
  it('for now, before the attempt has ended: that it was handed over does not undo it', () => {
    const story = begun(downForNow());
    expect(story.hears(sent())).toEqual([]);
    expect(story.now.fate).toBe('open');
  });
  it('for now, and all attempts are used up: a person takes over', () => {
    const story = begun(sent());
    expect(story.hears(downForNow(null))).toEqual(['AdvisoryTurnedDown', 'AdvisoryGivenUp', 'AdvisoryEscalated']);
    expect(story.now.fate).toBe('given-up');
  });
  it('for good: a person takes over, once', () => {
    const story = begun(sent());
    expect(story.hears(downForGood)).toEqual(['AdvisoryTurnedDown', 'AdvisoryEscalated']);
    expect(story.now).toMatchObject({ fate: 'turned-down', acknowledgeBy: null });
    expect(story.hears(downForGood)).toEqual([]);
    expect(story.hears(downForNow())).toEqual([]);
    expect(story.hears(START, FRIDAY)).toEqual(['ADV-1 not-to-be-sent']);
  });
  it('which undoes nothing once it has said that it holds it, or somebody has confirmed', () => {
    expect(begun(sent(), held()).hears(downForGood)).toEqual(['ADV-7 holds-it-already']);
    expect(begun(sent(), { type: 'AcknowledgeAdvisory' }).hears(downForNow())).toEqual(['ADV-7 holds-it-already']);
  });
  it('when something else has taken its place: known, and nobody is asked', () => {
    const story = begun(sent());
    story.changed(set('2026-11-12'), TUESDAY);
    expect(story.hears(downForGood)).toEqual(['AdvisoryTurnedDown']);
  });
  it('and the discharge moves: the partner is told at once, for somebody may have read it', () => {
    const story = begun(sent(), downForGood);
    expect(story.changed(set('2026-11-20'), TUESDAY).plan?.command.content).toMatchObject({ kind: 'discharge-moved', dueAt: TUESDAY, corrects: story.id });
  });
});

describe('ADV-7 an answer in writing', () => {
  it('is a confirmation, and each is kept', () => {
    const story = begun(sent());
    expect(story.hears(answered)).toEqual(['AdvisoryAnswered']);
    expect(story.now).toMatchObject({ fate: 'sent', confirmed: true, reach: 'certain' });
    expect(story.hears(ESCALATE, instant('2027-01-01T08:00:00.000Z'))).toEqual([]);
    expect(story.hears(answered)).toEqual(['AdvisoryAnswered']);
  });
});

describe('ADV-7 what cannot be about it', () => {
  it.each([held(), downForGood, downForNow(), answered])('is refused where nothing was sent: $type', (command) => {
    const story = new AdvisoryStory();
    const { id } = story.changed(set('2026-11-10')).plan!;
    expect(() => story.tell(id, command)).toThrow('ADV-7 not-sent');
    story.start(id);
    story.tell(id, { type: 'RecordAttemptFailed', attempt: 1, why: 'unreachable', code: 'ECONNREFUSED', retryAt: TUESDAY });
    expect(() => story.tell(id, command)).toThrow('ADV-7 not-sent');
    expect(() => new AdvisoryStory().tell(id, command)).toThrow('ADV-7 not-planned');
  });
  it('has an agreement on confirmation to go by in these tests', () => expect(agreement.terms.acknowledgeWithin).not.toBeNull());
});
