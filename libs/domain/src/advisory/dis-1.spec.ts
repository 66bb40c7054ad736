import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { agreement, AdvisoryStory as Story, cancelled, change, MONDAY, PARTNER, recorded, set, summary } from '#testing/delivery/advisory-story.js';
import { defaultPolicy } from '../policy/policy.js';
import { advisoryId, planFor } from './plan-occasion.js';

describe('DIS-1 a discharge is planned', () => {
  it('announces it when the agreement says', () =>
    expect(summary(new Story().changed(set('2026-11-20')))).toBe('discharge-planned 2026-11-20 due 2026-11-13T11:00:00.000Z'));
  it('announces one planned later than the lead time allows at once, and names who caused it', () =>
    expect(summary(new Story().changed(set('2026-11-06')))).toBe(`discharge-planned 2026-11-06 due ${MONDAY} late 3 by region`));
  it('is late on the very day when only the hour has passed', () =>
    expect(summary(new Story().changed(set('2026-11-09'), instant('2026-11-02T11:00:00.001Z')))).toContain('late 0 by region'));
  it('refuses one in the past: nothing is sent retroactively', () =>
    expect(summary(new Story().changed(set('2026-11-01')))).toBe('nothing: backdated'));
  it('refuses where no agreement covers the date', () =>
    expect(summary(planFor(change(1, set('2026-11-20'), MONDAY), PARTNER, undefined, [], defaultPolicy))).toBe('nothing: no-agreement'));
});

describe('DIS-1 a discharge is moved before anything was sent', () => {
  it('replaces the queued one when it is moved later', () => {
    const story = new Story();
    const first = story.changed(set('2026-11-20'));
    expect(summary(story.changed(set('2026-11-30')))).toBe(
      'ReplaceAdvisory, discharge-planned 2026-11-30 due 2026-11-23T11:00:00.000Z',
    );
    expect(story.advisory(first.plan!.id).fate).toBe('replaced');
  });
  it('sends it at once, late, when it is moved earlier than the lead time', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed(set('2026-11-04')))).toBe(
      `ReplaceAdvisory, discharge-planned 2026-11-04 due ${MONDAY} late 5 by region`,
    );
  });
  it('withdraws the queued one when the new date has passed', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed(set('2026-11-01')))).toBe('WithdrawAdvisory, nothing: backdated');
  });
  it('withdraws the queued one when no agreement covers the new date', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    const plan = planFor(change(9, set('2027-11-20'), MONDAY), PARTNER, undefined, story.former(), defaultPolicy);
    expect(summary(plan)).toBe('WithdrawAdvisory, nothing: no-agreement');
  });
});

describe('DIS-1 a discharge is moved after it was sent', () => {
  const told = (date = '2026-11-20') => {
    const story = new Story();
    return story.sent(story.changed(set(date)).plan?.id);
  };
  it('tells the partner at once that it holds a wrong date, without calling it late, when it is moved later', () =>
    expect(summary(told().changed(set('2026-11-30')))).toBe(`ReplaceAdvisory, discharge-moved 2026-11-30 due ${MONDAY}`));
  it('marks it late when it is moved earlier than the lead time', () =>
    expect(summary(told().changed(set('2026-11-05')))).toBe(
      `ReplaceAdvisory, discharge-moved 2026-11-05 due ${MONDAY} late 4 by region`,
    ));
  it('tells of another destination on the same date', () =>
    expect(summary(told().changed(set('2026-11-20', 'hospital')))).toBe(
      `ReplaceAdvisory, discharge-moved 2026-11-20 due ${MONDAY}`,
    ));
  it('says what it corrects', () => {
    const story = new Story();
    const first = story.changed(set('2026-11-20')).plan!;
    story.sent(first.id);
    expect(story.changed(set('2026-11-30')).plan!.command.content.corrects).toBe(first.id);
  });
  it('is told even when the agreement has run out, under the one it was told by', () => {
    const story = told();
    const plan = planFor(change(9, set('2026-12-20'), MONDAY), PARTNER, undefined, story.former(), defaultPolicy);
    expect(plan.plan?.command.content).toMatchObject({ kind: 'discharge-moved', agreementId: agreement.agreementId });
  });
  it('takes back an unsent correction when it is moved back to what the partner knows', () => {
    const story = told();
    story.changed(set('2026-11-30'));
    expect(summary(story.changed(set('2026-11-20')))).toBe('WithdrawAdvisory, nothing: known-already');
  });
  it('sends nothing retroactively', () => {
    expect(summary(told().changed(set('2026-11-01')))).toBe('nothing: backdated');
  });
});

describe('DIS-1 a discharge is moved while an attempt is under way', () => {
  it('cannot call it back: stops further attempts and tells what changed', () => {
    const story = new Story();
    const first = story.changed(set('2026-11-20')).plan!;
    const attempt = story.start(first.id);
    expect(summary(story.changed(set('2026-11-30')))).toBe(`ReplaceAdvisory, discharge-moved 2026-11-30 due ${MONDAY}`);
    expect(story.advisory(first.id)).toMatchObject({ fate: 'replaced', possiblySentWhenStopped: true });
    story.tell(first.id, { type: 'RecordSent', attempt, at: MONDAY });
    expect(story.advisory(first.id).reach).toBe('certain');
    expect(() => story.start(first.id)).toThrow('ADV-1 not-to-be-sent');
  });
  it('says it again when it is moved back and nobody knows whether the first arrived', () => {
    const story = new Story();
    story.start(story.changed(set('2026-11-20')).plan!.id);
    story.changed(set('2026-11-30'));
    expect(summary(story.changed(set('2026-11-20')))).toBe(`ReplaceAdvisory, discharge-moved 2026-11-20 due ${MONDAY}`);
  });
  it('announces it as new when the attempt certainly did not reach the partner', () => {
    const story = new Story();
    const first = story.changed(set('2026-11-20')).plan!;
    const attempt = story.start(first.id);
    story.tell(first.id, { type: 'RecordAttemptFailed', attempt, why: 'unreachable', code: 'ECONNREFUSED', retryAt: MONDAY });
    expect(summary(story.changed(set('2026-11-30')))).toContain('discharge-planned 2026-11-30');
  });
});

describe('DIS-1 a discharge is cancelled', () => {
  it('withdraws the advisory, and says nothing, when it is unsent', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed(cancelled))).toBe('WithdrawAdvisory, nothing: told-nothing');
  });
  it('sends a withdrawal when one had gone out', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    expect(summary(story.changed(cancelled))).toBe(`ReplaceAdvisory, discharge-withdrawn 2026-11-20 due ${MONDAY}`);
  });
  it('sends a withdrawal when one had possibly gone out', () => {
    const story = new Story();
    story.start(story.changed(set('2026-11-20')).plan?.id);
    expect(summary(story.changed(cancelled))).toBe(`ReplaceAdvisory, discharge-withdrawn 2026-11-20 due ${MONDAY}`);
  });
  it('takes back the date that the partner knows, not one that was never sent', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    story.changed(set('2026-11-30'));
    expect(summary(story.changed(cancelled))).toBe(`ReplaceAdvisory, discharge-withdrawn 2026-11-20 due ${MONDAY}`);
  });
  it('says it once', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    story.sent(story.changed(cancelled).plan?.id);
    expect(summary(story.changed(cancelled))).toBe('nothing: known-already');
  });
});

describe('DIS-1 a discharge is recorded', () => {
  it('says nothing when it is as the partner was told', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-02'), instant('2026-10-01T08:00:00.000Z')).plan?.id);
    expect(summary(story.changed(recorded('2026-11-02')))).toBe('nothing: known-already');
  });
  it('sends at once, late, when nothing had been sent and it is today', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed(recorded('2026-11-02')))).toBe(
      `ReplaceAdvisory, discharge-planned 2026-11-02 due ${MONDAY} late 7 by region`,
    );
  });
  it('sends at once, late, when nobody had planned it', () =>
    expect(summary(new Story().changed(recorded('2026-11-02')))).toContain(`due ${MONDAY} late 7`));
  it('withdraws what is unsent when it is in the past', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed(recorded('2026-11-01')))).toBe('WithdrawAdvisory, nothing: backdated');
  });
  it('tells of an earlier date than the partner knows', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    expect(summary(story.changed(recorded('2026-11-02')))).toBe(
      `ReplaceAdvisory, discharge-moved 2026-11-02 due ${MONDAY} late 7 by region`,
    );
  });
  it('lets an attempt that says just this go on', () => {
    const story = new Story();
    story.start(story.changed(set('2026-11-02'), instant('2026-10-01T08:00:00.000Z')).plan?.id);
    expect(summary(story.changed(recorded('2026-11-02')))).toBe('nothing: known-already');
  });
});

describe('DIS-1 what was called off or taken back is on again', () => {
  const retracted = { is: 'retracted' } as const;
  it('withdraws what is unsent when the plan is taken back, and says nothing', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed(retracted))).toBe('WithdrawAdvisory, nothing: told-nothing');
  });
  it('announces it as new when nothing had been sent', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    story.changed(retracted);
    expect(summary(story.changed(set('2026-11-20')))).toBe('discharge-planned 2026-11-20 due 2026-11-13T11:00:00.000Z');
  });
  it('announces it anew, at once, to a partner that was told that it was off', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    story.sent(story.changed(retracted).plan?.id);
    expect(summary(story.changed(set('2026-11-20')))).toBe(`ReplaceAdvisory, discharge-planned 2026-11-20 due ${MONDAY}`);
  });
  it('is late then, where notice is short', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-06')).plan?.id);
    story.sent(story.changed(cancelled).plan?.id);
    expect(summary(story.changed(set('2026-11-06')))).toBe(`ReplaceAdvisory, discharge-planned 2026-11-06 due ${MONDAY} late 3 by region`);
  });
  it('takes back a withdrawal that has not gone out', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    story.changed(cancelled);
    expect(summary(story.changed(set('2026-11-20')))).toBe('WithdrawAdvisory, nothing: known-already');
  });
});

describe('DIS-1 the citizen died', () => {
  it('withdraws what is unsent and sends nothing', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    expect(summary(story.changed({ is: 'died' }))).toBe('WithdrawAdvisory, nothing: citizen-died');
  });
  it('resumes when that was recorded by mistake', () => {
    const story = new Story();
    story.changed(set('2026-11-20'));
    story.changed({ is: 'died' });
    expect(summary(story.changed(set('2026-11-20')))).toBe('discharge-planned 2026-11-20 due 2026-11-13T11:00:00.000Z');
  });
  it('has nothing to resume where the partner was told before', () => {
    const story = new Story();
    story.sent(story.changed(set('2026-11-20')).plan?.id);
    story.changed({ is: 'died' });
    expect(summary(story.changed(set('2026-11-20')))).toBe('nothing: known-already');
  });
});

describe('planning the same change again', () => {
  it('plans the same when the first time ended between the two streams, whatever became of the stopped one', () => {
    const story = new Story();
    const first = story.changed(set('2026-11-20')).plan!;
    const attempt = story.start(first.id);
    const moved = change(7, set('2026-11-30'), MONDAY);
    const once = planFor(moved, PARTNER, agreement, story.former(), defaultPolicy);
    story.tell(once.stop!.id, once.stop!.command);
    story.tell(first.id, { type: 'RecordAttemptFailed', attempt, why: 'unreachable', code: 'ECONNREFUSED', retryAt: null });
    const again = planFor(moved, PARTNER, agreement, story.former(), defaultPolicy);
    expect(again).toEqual(once);
    expect(again.plan!.id).toBe(advisoryId(moved.eventId, moved, PARTNER, 'discharge-moved'));
  });
});
