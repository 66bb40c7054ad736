import { describe, expect, it } from '@jest/globals';
import { type Actor, type Decision, fold, type PlainDate, plainDate } from '#kernel';
import { caseworker, manager, municipality, named, neighbour } from '#testing/given-when-then/invented.js';
import { type DelegationCommand } from './commands.js';
import { delegationDecider } from './decide.js';
import { type DelegationEvent, DelegationGranted, DelegationRevoked } from './events.js';
import { delegationsInForce } from './state.js';
import { delegationTermsSchema, type DelegationTerms } from './terms.js';

const today = plainDate('2026-11-22');
const terms: DelegationTerms = {
  from: municipality,
  to: neighbour,
  scope: { kind: 'all' },
  validFrom: plainDate('2026-12-01'),
  validTo: plainDate('2027-05-31'),
};
const granted = DelegationGranted.of(terms, { on: today });
const revoked = (on: string) => DelegationRevoked.of({}, { on: plainDate(on) });
const { from: _from, ...asked } = terms;
const grant = (more: Partial<typeof asked> = {}): DelegationCommand => ({ type: 'GrantDelegation', terms: { ...asked, ...more } });
const revoke = (on: string): DelegationCommand => ({ type: 'RevokeDelegation', on: plainDate(on) });
const ask = (history: DelegationEvent[], command: DelegationCommand, actor: Actor = manager): Decision<DelegationEvent> =>
  delegationDecider.decide(command, fold(delegationDecider, history), { actor, today });
const reasonOf = (decision: Decision<unknown>) => (decision.accepted ? 'accepted' : `${decision.refusal.rule} ${decision.refusal.reason}`);
const neighboursManager: Actor = { ...manager, municipality: neighbour };

describe('DEL-1 a delegation', () => {
  it('is granted by a manager, for the manager’s own municipality', () => expect(ask([], grant())).toEqual({ accepted: true, events: [granted] }));
  it('is revoked by a manager of the same municipality', () =>
    expect(ask([granted], revoke('2027-01-01'))).toEqual({ accepted: true, events: [revoked('2027-01-01')] }));
  it('is not for anybody else to grant or revoke', () => {
    expect(reasonOf(ask([], grant(), caseworker))).toBe('DEL-1 not-a-manager');
    expect(reasonOf(ask([granted], revoke('2027-01-01'), caseworker))).toBe('DEL-1 not-a-manager');
  });
  it('is not for another municipality to revoke, nor for a manager of none to grant', () => {
    expect(reasonOf(ask([granted], revoke('2027-01-01'), neighboursManager))).toBe('DEL-1 another-municipality');
    const { municipality: _none, ...ofNone } = manager;
    expect(reasonOf(ask([], grant(), ofNone))).toBe('DEL-1 another-municipality');
  });
});

describe('DEL-2 a delegation', () => {
  it('may last for one date, and without an end', () => {
    expect(reasonOf(ask([], grant({ validTo: terms.validFrom })))).toBe('accepted');
    expect(reasonOf(ask([], grant({ validTo: null })))).toBe('accepted');
  });
  it('may be revoked before it begins, and today', () => expect(reasonOf(ask([granted], revoke('2026-11-22')))).toBe('accepted'));
  it('is granted once', () => expect(reasonOf(ask([granted], grant()))).toBe('DEL-2 already-granted'));
  it('is granted to another municipality', () => expect(reasonOf(ask([], grant({ to: municipality })))).toBe('DEL-2 to-itself'));
  it('does not end before it begins', () =>
    expect(reasonOf(ask([], grant({ validTo: plainDate('2026-11-30') })))).toBe('DEL-2 ends-before-it-begins'));
  it('is revoked once, and only where it was granted', () => {
    expect(reasonOf(ask([], revoke('2027-01-01')))).toBe('DEL-2 not-granted');
    expect(reasonOf(ask([granted, revoked('2027-01-01')], revoke('2027-02-01')))).toBe('DEL-2 already-revoked');
  });
  it('is not revoked for the past', () => expect(reasonOf(ask([granted], revoke('2026-11-21')))).toBe('DEL-2 revoked-backwards'));
});

describe('a delegation in force', () => {
  const inForce = (date: string, history: DelegationEvent[] = [granted], to = neighbour) =>
    delegationsInForce([fold(delegationDecider, history)], { from: municipality, to, date: plainDate(date) }).length === 1;
  it.each<[string, boolean]>([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2027-05-31', true],
    ['2027-06-01', false],
  ])('from its first date to its last: %s', (date, holds) => expect(inForce(date)).toBe(holds));
  it('is none from the date on which it is revoked', () => {
    const history = [granted, revoked('2027-01-01')];
    expect([inForce('2026-12-31', history), inForce('2027-01-01', history)]).toEqual([true, false]);
  });
  it('is for the municipality it was granted to, not the other way about', () => {
    expect(inForce('2027-01-01', [granted], municipality)).toBe(false);
    expect(delegationsInForce([fold(delegationDecider, [granted])], { from: neighbour, to: municipality, date: '2027-01-01' as PlainDate })).toEqual([]);
  });
  it('names what it is for', () => {
    const scoped = (scope: unknown) => delegationTermsSchema.safeParse({ ...terms, scope }).success;
    expect(scoped({ kind: 'tilbud', tilbudIds: [named('tilbud')] })).toBe(true);
    expect(scoped({ kind: 'sections', sections: ['SEL-85'] })).toBe(true);
    expect([scoped({ kind: 'tilbud', tilbudIds: [] }), scoped({ kind: 'sections', sections: ['85'] }), scoped({ kind: 'some' })]).toEqual([false, false, false]);
  });
});
