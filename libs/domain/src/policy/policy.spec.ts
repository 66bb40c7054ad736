import { describe, expect, it } from '@jest/globals';
import { type Actor, fold, type JsonObject, type PlainDate, plainDate, system } from '#kernel';
import { changedPolicy } from './change.js';
import { policyDecider } from './decide.js';
import { policyCatalogue, type PolicyEvent, PolicySet } from './events.js';
import { anchorsOf } from './follow-up-table.js';
import { defaultPolicy, policySchema } from './policy.js';
import { policyOn } from './state.js';

const today = plainDate('2026-11-22');
const leder: Actor = { id: 'test', role: 'leder', unit: 'ledelsen' };

function given(...past: readonly (readonly [string, JsonObject])[]) {
  const history: PolicyEvent[] = [];
  for (const [from, change] of past) history.push(...decided(history, from, change, leder, plainDate(from)));
  return {
    history,
    versions: fold(policyDecider, history),
    when: (change: JsonObject, from: string = today, actor: Actor = leder) => {
      const decision = policyDecider.decide({ type: 'SetPolicy', from: plainDate(from), change }, fold(policyDecider, history), { actor, today });
      return decision.accepted ? decision.events : `${decision.refusal.rule} ${decision.refusal.reason}`;
    },
  };
}
function decided(history: readonly PolicyEvent[], from: string, change: JsonObject, actor: Actor, now: PlainDate): readonly PolicyEvent[] {
  const decision = policyDecider.decide({ type: 'SetPolicy', from: plainDate(from), change }, fold(policyDecider, history), { actor, today: now });
  if (!decision.accepted) throw new Error(decision.refusal.reason);
  return decision.events;
}
const clips = (n: number): JsonObject => ({ klippekort: { clips: n } });

describe('POL-1 a policy', () => {
  it('is set by a manager', () => {
    expect(given().when(clips(8))).toEqual([
      PolicySet.of({ from: today, policy: { ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, clips: 8 } } }, { on: today }),
    ]);
    expect(given().when(clips(8), today, system)).toHaveLength(1);
  });
  it.each(['myndighed', 'botilbud', 'bostoette', 'region', 'log-controller'] as const)('is not set by %s', (role) =>
    expect(given().when(clips(8), today, { ...leder, role })).toBe('POL-1 not-a-manager'));
});

describe('POL-2 a version of the policy', () => {
  const { versions } = given(['2026-01-01', clips(4)], ['2027-01-01', clips(8)]);
  it('holds from its first date to the next version’s, and the default before all', () => {
    const on = (date: string) => policyOn(versions, plainDate(date)).klippekort.clips;
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', '2030-01-01'].map(on)).toEqual([6, 4, 4, 8, 8]);
  });
  it('leaves the dates before it as they were, and builds on the version that holds on its first date', () => {
    const [set] = given(['2026-01-01', clips(4)], ['2027-01-01', clips(8)]).when({ klippekort: { years: 3 } }, '2026-12-01') as PolicyEvent[];
    const after = policyDecider.evolve(versions, set!);
    expect(policyOn(after, plainDate('2026-11-30')).klippekort).toMatchObject({ clips: 4, years: 2 });
    expect(policyOn(after, plainDate('2026-12-01')).klippekort).toMatchObject({ clips: 4, years: 3 });
    expect(policyOn(after, plainDate('2027-01-01')).klippekort).toMatchObject({ clips: 8, years: 2 });
  });
  it('replaces one that was set from the same date', () => {
    const after = given(['2027-01-01', clips(4)], ['2027-01-01', clips(5)]).versions;
    expect(after.versions.map(({ policy }) => policy.klippekort.clips)).toEqual([5]);
  });
  it('that says nothing new is none', () => expect(given(['2026-01-01', clips(4)]).when(clips(4))).toEqual([]));
  it('cannot hold from a date that has passed', () => expect(given().when(clips(4), '2026-11-21')).toBe('POL-2 in-the-past'));
});

describe('POL-3 a policy that makes sense', () => {
  it('may change any part of itself, and leaves the rest', () => {
    const row = { 'discharge-contact': { active: false }, 'own-check': { ...defaultPolicy.followUps.table['discharge-visit'] } };
    const [set] = given().when({ followUps: { table: row }, workingDays: { alsoFree: [] }, workingHours: { friday: null } }) as PolicyEvent[];
    const { policy } = set!.data;
    expect(policy.followUps.table['discharge-contact']).toEqual({ ...defaultPolicy.followUps.table['discharge-contact'], active: false });
    expect(Object.keys(policy.followUps.table)).toEqual([...Object.keys(defaultPolicy.followUps.table), 'own-check']);
    expect(policy.workingDays.alsoFree).toEqual([]);
    expect(policy.workingHours).toEqual({ ...defaultPolicy.workingHours, friday: null });
    expect(policy.klippekort).toEqual(defaultPolicy.klippekort);
  });
  it.each<[string, JsonObject]>([
    ['klippekort.clips', clips(0)],
    ['klippekort', { klippekort: 7 }],
    ['unknown', { unknown: 1 }],
    ['workingDays.alsoFree.0', { workingDays: { alsoFree: ['13-01'] } }],
    ['followUps.table.Own Row', { followUps: { table: { 'Own Row': { ...defaultPolicy.followUps.table['discharge-visit'] } } } }],
  ])('does not fit where it says something else than a policy: %s', (field, change) => {
    expect(given().when(change)).toBe('POL-3 does-not-fit');
    expect(changedPolicy(defaultPolicy, change).misfits).toEqual([field]);
  });
  it('has no hours that end before they begin', () =>
    expect(given().when({ workingHours: { monday: { from: '15:00', until: '15:00' } } })).toBe('POL-3 ends-before-it-begins'));
  it('has hours on some weekday', () => {
    const never = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null };
    expect(given().when({ workingHours: never })).toBe('POL-3 never-open');
  });
  it('has a window with more dates than may be used in it', () => {
    expect(given().when({ acuteStay: { days: 14, windowDays: 14 } })).toBe('POL-3 window-too-short');
    expect(given().when({ acuteStay: { days: 14, windowDays: 15 } })).toHaveLength(1);
  });
  it('counts no follow-up from a date that one of its triggers does not have', () => {
    const due = { followUps: { table: { 'discharge-visit': { due: { anchor: 'started' } } } } };
    expect(given().when(due)).toBe('POL-3 foreign-date');
    const repeat = { followUps: { table: { 'discharge-visit': { repeat: { everyDays: 7, until: 'last' } } } } };
    expect(given().when(repeat)).toBe('POL-3 foreign-date');
    const used = { followUps: { table: { 'discharge-visit': { due: { unit: 'dates-used' } } } } };
    expect(given().when(used)).toBe('POL-3 foreign-date');
  });
});

describe('the default policy', () => {
  it('is a policy, that can be set as it is', () => {
    expect(policySchema.safeParse(defaultPolicy).success).toBe(true);
    expect(given(['2026-01-01', clips(9)]).when(defaultPolicy)).toHaveLength(1);
  });
  it('has a row for every trigger', () => {
    const used = new Set(Object.values(defaultPolicy.followUps.table).flatMap(({ triggers }) => triggers));
    expect([...used].sort()).toEqual(Object.keys(anchorsOf).sort());
  });
});

describe('a stored policy', () => {
  it('from a time that knew fewer numbers has the default for those it did not know', () => {
    const { acuteStay: _later, ...known } = defaultPolicy;
    const { followUps: _too, ...klippekortOnly } = { ...known, klippekort: { clips: 3 } };
    const read = policyCatalogue.read({ type: 'PolicySet', schemaVersion: 1, data: { from: '2026-01-01', policy: klippekortOnly } });
    expect(read.data).toEqual({ from: '2026-01-01', policy: { ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, clips: 3 } } });
  });
  it('that is none cannot be read', () =>
    expect(() => policyCatalogue.read({ type: 'PolicySet', schemaVersion: 1, data: { from: '2026-01-01', policy: 7 } })).toThrow('data does not fit'));
});
