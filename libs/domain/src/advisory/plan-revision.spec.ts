import { describe, expect, it } from '@jest/globals';
import { instant, type Instant, uuid } from '#kernel';
import { agreement, AdvisoryStory, change, MONDAY, set, summary } from '#testing/delivery/advisory-story.js';
import { type AgreementVersion } from '../agreement/in-force.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { defaultPolicy } from '../policy/policy.js';
import { planUnderRevision, revisedAdvisoryId } from './plan-revision.js';

const revisionId = uuid('f0000000-0000-4000-8000-000000000000');
const revised = (changes: Partial<AgreementTerms>): AgreementVersion => ({ ...agreement, version: 2, terms: { ...agreement.terms, ...changes } });
const days = (value: number) => revised({ leadTime: { value, unit: 'days' } });

/** An advisory about a discharge, planned on Monday 2 November 2026 with seven days' notice. */
function planned(date = '2026-11-20') {
  const story = new AdvisoryStory();
  const id = story.changed(set(date)).plan!.id;
  const asked = change(1, set(date), MONDAY);
  return { story, id, under: (version: AgreementVersion | undefined) => planUnderRevision(revisionId, { id, advisory: story.advisory(id) }, asked, version, defaultPolicy) };
}

describe('ADV-5 an agreement that is revised while an advisory waits', () => {
  it('gives the advisory another due time, and the new terms', () => {
    const { id, under } = planned();
    const plan = under(revised({ leadTime: { value: 2, unit: 'days' }, escalateTo: { unit: 'ledelsen', workerId: null }, acknowledgeWithin: null }));
    expect(summary(plan)).toBe('ReplaceAdvisory, discharge-planned 2026-11-20 due 2026-11-18T11:00:00.000Z');
    expect(plan.plan).toMatchObject({
      id: revisedAdvisoryId(revisionId, id),
      command: { content: { agreementVersion: 2, escalateTo: { unit: 'ledelsen' }, acknowledgeWithin: null, underRevision: revisionId, corrects: null } },
    });
  });
  it('another basis is other terms', () => {
    const { under } = planned();
    const plan = under(revised({ basis: { ...agreement.terms.basis, law: 'consent' } }));
    expect(plan.plan?.command.content).toMatchObject({ basis: { law: 'consent' }, dueAt: '2026-11-13T11:00:00.000Z' });
  });
  it('is late only where notice would have been when the discharge was recorded', () => {
    expect(summary(planned().under(days(18)))).toBe('ReplaceAdvisory, discharge-planned 2026-11-20 due 2026-11-02T11:00:00.000Z');
    expect(summary(planned().under(days(20)))).toBe(`ReplaceAdvisory, discharge-planned 2026-11-20 due ${MONDAY} late 2 by region`);
  });
  it('withdraws it where no agreement covers the date any more', () =>
    expect(planned().under(undefined)).toMatchObject({ stop: { command: { type: 'WithdrawAdvisory', because: 'agreement-ended' } } }));
  it('leaves what says the same', () => expect(summary(planned().under(revised({ cutoff: '12:00' })))).toBe('nothing: same-terms'));
  it('leaves what was sent, what may have been, and what was stopped', () => {
    const { story, id, under } = planned();
    const attempt = story.start(id);
    expect(summary(under(days(2)))).toBe('nothing: not-waiting');
    story.tell(id, { type: 'RecordSent', attempt, at: MONDAY });
    expect(summary(under(days(2)))).toBe('nothing: not-waiting');
    const other = planned();
    other.story.changed({ is: 'cancelled' });
    expect(summary(other.under(days(2)))).toBe('nothing: not-waiting');
  });
  it('takes what is blocked, and what never reached the partner, for waiting', () => {
    const blocked = planned();
    blocked.story.tell(blocked.id, { type: 'BlockAdvisory', because: 'no-consent' });
    expect(summary(blocked.under(days(2)))).toMatch(/^ReplaceAdvisory/);
    const failed = planned();
    const attempt = failed.story.start(failed.id);
    failed.story.tell(failed.id, { type: 'RecordAttemptFailed', attempt, why: 'unreachable', code: 'ECONNREFUSED', retryAt: MONDAY });
    expect(summary(failed.under(days(2)))).toMatch(/^ReplaceAdvisory/);
  });
  it('plans the rest of what was half done', () => {
    const { story, id, under } = planned();
    const whole = under(days(2));
    story.tell(id, whole.stop!.command);
    expect(under(days(2))).toEqual(whole);
  });
  it('tells at once who holds something false, whatever is agreed now', () => {
    const { story, id } = planned();
    story.sent(id);
    const later: Instant = instant('2026-11-14T08:00:00.000Z');
    const moved = story.changed(set('2026-12-20'), later).plan!.id;
    const under = (version: AgreementVersion | undefined) =>
      planUnderRevision(revisionId, { id: moved, advisory: story.advisory(moved) }, change(2, set('2026-12-20'), later), version, defaultPolicy);
    expect(summary(under(undefined))).toBe('nothing: told-otherwise');
    expect(summary(under(days(2)))).toBe('nothing: same-terms');
    const plan = under(revised({ escalateTo: { unit: 'ledelsen', workerId: null } }));
    expect(plan.plan?.command.content).toMatchObject({ kind: 'discharge-moved', dueAt: later, corrects: id, escalateTo: { unit: 'ledelsen' } });
  });
});
