import { describe, expect, it } from '@jest/globals';
import { type Instant, instant, plainDate, uuid } from '#kernel';
import { agreement, AdvisoryStory, change, MONDAY, PARTNER, set as dischargeSet, summary } from '#testing/delivery/advisory-story.js';
import { defaultPolicy } from '../policy/policy.js';
import { type About } from './about.js';
import { advisoryCatalogue } from './events.js';
import { planFor } from './plan-occasion.js';

/** Seven days' notice by noon; now it is Monday 2 November 2026, 9 in the morning. */
const to = plainDate;
const meeting = (date: string, time = '10:00'): About => ({ trigger: 'coordination', date: to(date), what: 'network-meeting', time });
const arranged = (date: string): About => ({ trigger: 'coordination', date: to(date), what: 'discharge-agreement', time: null });
const moving = (date: string): About => ({ trigger: 'transition', date: to(date), receiver: { kind: 'tilbud', tilbudId: agreement.agreementId } });
const closing = (date: string): About => ({ trigger: 'closing', date: to(date), outcome: 'goals-met' });
const visitation = (date: string, hoursPerWeek = 6): About => ({ trigger: 'visitation', date: to(date), section: 'SEL-85', from: to(date), to: null, hoursPerWeek });
const death = (date: string): About => ({ trigger: 'death', date: to(date) });
const set = (about: About) => ({ is: 'set', about }) as const;
const recorded = (about: About) => ({ is: 'recorded', about }) as const;
const cancelled = { is: 'cancelled' } as const;
const retracted = { is: 'retracted' } as const;

/** Everything that happens to one occasion, with what is planned on account of it last; each advisory is sent at once where `told` says so. */
function after(...happened: readonly (Parameters<AdvisoryStory['changed']>[0] | 'told')[]): string {
  const story = new AdvisoryStory();
  let last = '';
  let planned: string | undefined;
  for (const one of happened) {
    if (one === 'told') story.sent(planned);
    else {
      const plan = story.changed(one);
      [last, planned] = [summary(plan), plan.plan?.id];
    }
  }
  return last;
}
const at = (one: Parameters<AdvisoryStory['changed']>[0], when: Instant) => summary(new AdvisoryStory().changed(one, when));

describe('OCC-1 coordination', () => {
  it('announces a network meeting when the agreement says, and late where it does not allow it', () => {
    expect(after(set(meeting('2026-11-20')))).toBe('coordination-told 2026-11-20 due 2026-11-13T11:00:00.000Z');
    expect(after(set(meeting('2026-11-06')))).toBe(`coordination-told 2026-11-06 due ${MONDAY} late 3 by region`);
  });
  it('replaces one that waits, tells a partner that holds another hour, and takes it back', () => {
    expect(after(set(meeting('2026-11-20')), set(meeting('2026-11-30')))).toMatch(/^ReplaceAdvisory, coordination-told 2026-11-30/);
    expect(after(set(meeting('2026-11-20')), 'told', set(meeting('2026-11-20', '14:00')))).toBe(`ReplaceAdvisory, coordination-changed 2026-11-20 due ${MONDAY}`);
    expect(after(set(meeting('2026-11-20')), cancelled)).toBe('WithdrawAdvisory, nothing: told-nothing');
    expect(after(set(meeting('2026-11-20')), 'told', cancelled)).toBe(`ReplaceAdvisory, coordination-withdrawn 2026-11-20 due ${MONDAY}`);
  });
  it('says nothing of a meeting that had been', () => expect(after(set(meeting('2026-11-01')))).toBe('nothing: backdated'));
  it('tells a discharge agreement at once, in time until the agreed days are over', () => {
    expect(after(recorded(arranged('2026-11-02')))).toBe(`coordination-told 2026-11-02 due ${MONDAY}`);
    expect(after(recorded(arranged('2026-10-26')))).toBe(`coordination-told 2026-10-26 due ${MONDAY}`);
    expect(after(recorded(arranged('2026-10-20')))).toBe(`coordination-told 2026-10-20 due ${MONDAY} late 6 by region`);
  });
});

describe('OCC-2 a move to the own home', () => {
  it('is announced, moved and called off like a discharge', () => {
    expect(after(set(moving('2026-11-20')))).toBe('transition-planned 2026-11-20 due 2026-11-13T11:00:00.000Z');
    expect(after(set(moving('2026-11-20')), 'told', set(moving('2026-11-04')))).toBe(`ReplaceAdvisory, transition-moved 2026-11-04 due ${MONDAY} late 5 by region`);
    expect(after(set(moving('2026-11-20')), 'told', cancelled)).toBe(`ReplaceAdvisory, transition-withdrawn 2026-11-20 due ${MONDAY}`);
  });
  it('is told when it is carried out today, and not when it was long ago', () => {
    expect(after(recorded(moving('2026-11-02')))).toBe(`transition-planned 2026-11-02 due ${MONDAY} late 7 by region`);
    expect(after(recorded(moving('2026-11-01')))).toBe('nothing: backdated');
  });
});

describe.each([
  ['OCC-3 a closing', closing, 'closing'],
  ['OCC-4 a visitation', visitation, 'visitation'],
  ['OCC-5 a death', death, 'death'],
] as const)('%s', (_rule, about, name) => {
  it('is told at once, on its date and after it', () => {
    expect(after(recorded(about('2026-11-02')))).toBe(`${name}-told 2026-11-02 due ${MONDAY}`);
    expect(after(recorded(about('2026-10-28')))).toBe(`${name}-told 2026-10-28 due ${MONDAY}`);
  });
  it('is late after the agreed time, by the hour', () => {
    expect(at(recorded(about('2026-10-26')), instant('2026-11-02T11:00:00.000Z'))).toBe(`${name}-told 2026-10-26 due 2026-11-02T11:00:00.000Z`);
    expect(at(recorded(about('2026-10-26')), instant('2026-11-02T11:00:00.001Z'))).toBe(`${name}-told 2026-10-26 due 2026-11-02T11:00:00.001Z late 0 by region`);
    expect(after(recorded(about('2026-10-10')))).toBe(`${name}-told 2026-10-10 due ${MONDAY} late 16 by region`);
  });
  it('is not sent retroactively when no follow-up would be opened either', () => {
    expect(after(recorded(about('2026-10-03')))).toContain(`${name}-told`);
    expect(after(recorded(about('2026-10-02')))).toBe('nothing: backdated');
  });
  it('is told otherwise, and taken back, by who was told, however long ago', () => {
    expect(after(recorded(about('2026-10-20')), 'told', recorded(about('2026-09-20')))).toBe(`ReplaceAdvisory, ${name}-changed 2026-09-20 due ${MONDAY}`);
    expect(after(recorded(about('2026-10-20')), 'told', retracted)).toBe(`ReplaceAdvisory, ${name}-withdrawn 2026-10-20 due ${MONDAY}`);
    expect(after(recorded(about('2026-10-20')), retracted)).toBe('WithdrawAdvisory, nothing: told-nothing');
  });
  it('is told once', () => expect(after(recorded(about('2026-10-28')), 'told', recorded(about('2026-10-28')))).toBe('nothing: known-already'));
});

describe('OCC-4 a visitation that was told', () => {
  it('is told of its revision', () =>
    expect(after(recorded(visitation('2026-10-28')), 'told', recorded(visitation('2026-10-28', 4)))).toBe(`ReplaceAdvisory, visitation-changed 2026-10-28 due ${MONDAY}`));
});

describe('OCC-5 whose death is known', () => {
  it('is spoken of no more: what waits is withdrawn', () => {
    expect(after(set(meeting('2026-11-20')), { is: 'died' })).toBe('WithdrawAdvisory, nothing: citizen-died');
    expect(after(dischargeSet('2026-11-20'), 'told', { is: 'died' })).toBe('nothing: citizen-died');
  });
});

/** Why nothing is told: when it was over, told already, untold and taken back, not covered, and of the dead. */
function reasonsForNothing(says: typeof set | typeof recorded, about: (date: string) => About, over: string): readonly string[] {
  const now = says(about('2026-11-02'));
  const { trigger } = now.about;
  const uncovered = summary(planFor(change(1, now, MONDAY, trigger), PARTNER, undefined, [], defaultPolicy));
  const all = [after(says(about(over))), after(now, 'told', now), after(now, retracted), uncovered, after(now, { is: 'died' })];
  return all.map((one) => one.replace(/.*nothing: /, ''));
}

describe('OCC-1 nothing is told of coordination', () => {
  it('for just these reasons', () =>
    expect(reasonsForNothing(set, meeting, '2026-11-01')).toEqual(['backdated', 'known-already', 'told-nothing', 'no-agreement', 'citizen-died']));
});

describe('OCC-2 nothing is told of a move', () => {
  it('for just these reasons', () =>
    expect(reasonsForNothing(set, moving, '2026-11-01')).toEqual(['backdated', 'known-already', 'told-nothing', 'no-agreement', 'citizen-died']));
});

describe('OCC-3 nothing is told of a closing', () => {
  it('for just these reasons', () =>
    expect(reasonsForNothing(recorded, closing, '2026-10-02')).toEqual(['backdated', 'known-already', 'told-nothing', 'no-agreement', 'citizen-died']));
});

describe('OCC-4 nothing is told of a visitation', () => {
  it('for just these reasons', () =>
    expect(reasonsForNothing(recorded, visitation, '2026-10-02')).toEqual(['backdated', 'known-already', 'told-nothing', 'no-agreement', 'citizen-died']));
});

describe('OCC-5 nothing is told of a death', () => {
  it('for just these reasons', () =>
    expect(reasonsForNothing(recorded, death, '2026-10-02')).toEqual(['backdated', 'known-already', 'told-nothing', 'no-agreement', 'citizen-died']));
});

describe('an advisory that was planned by version 1', () => {
  it('is about a discharge from a botilbud', () => {
    const id = uuid('c0000000-0000-4000-8000-000000000000');
    const data = {
      kind: 'discharge-planned',
      citizenId: id,
      partnerId: 'region-eksempel',
      agreementId: id,
      agreementVersion: 1,
      triggeredBy: id,
      stayId: id,
      planId: null,
      about: { date: '2026-11-20', destination: 'own-home' },
      dueAt: MONDAY,
      late: null,
      basis: { law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories: ['identification'] },
      acknowledgeWithin: null,
      escalateTo: { unit: 'voksen', workerId: null },
      corrects: null,
    };
    const { stayId, ...rest } = data;
    expect(advisoryCatalogue.read({ type: 'AdvisoryPlanned', schemaVersion: 1, data }).data).toEqual({
      ...rest,
      subjectId: stayId,
      about: { trigger: 'botilbud-discharge', date: '2026-11-20', destination: 'own-home' },
    });
  });
});
