import { describe, expect, it } from '@jest/globals';
import { type Actor, fold, type PlainDate, plainDate, uuid } from '#kernel';
import { type DeviationCommand } from './commands.js';
import { deviationDecider } from './decide.js';
import { type DeviationContent, type DeviationEvent } from './events.js';
import { type KnownDeviation } from './state.js';

const id = (letter: string) => uuid(`${letter.repeat(8)}-0000-4000-8000-000000000000`);
const TODAY = plainDate('2026-11-20');
const day = (text: string) => plainDate(`2026-11-${text}`);
const caseworker: Actor = { id: 'caseworker', role: 'myndighed', unit: 'voksenraadgivningen' };
const atTilbud = (unit: string, role: Actor['role'] = 'botilbud'): Actor => ({ id: 'somebody', role, unit });

const content: DeviationContent = {
  kind: 'acute-stay-overrun',
  rule: 'STAY-3',
  subjectId: id('a'),
  citizenId: id('c'),
  tilbudId: null,
  since: day('15'),
  facts: { lastDate: '2026-11-14' },
  owner: { unit: 'voksenraadgivningen', workerId: id('b') },
  escalatedTo: null,
};
const observed = (change: Partial<DeviationContent> = {}): DeviationCommand => ({ type: 'ObserveBreach', content: { ...content, ...change } });
const gone = (keptFrom: PlainDate, corrected = false): DeviationCommand => ({ type: 'ObserveNoBreach', corrected, keptFrom });
const resolved: DeviationCommand = { type: 'ResolveDeviation', outcome: 'justified' };
const handedOn: DeviationCommand = { type: 'AssignDeviation', owner: { unit: 'bostoetten', workerId: null } };

/** After the given commands, all accepted. Each is asked today by a caseworker, unless it says otherwise. */
function after(...commands: DeviationCommand[]) {
  let history: readonly DeviationEvent[] = [];
  const ask = (command: DeviationCommand, actor: Actor, today: PlainDate) => deviationDecider.decide(command, fold(deviationDecider, history), { actor, today });
  for (const command of commands) {
    const decision = ask(command, caseworker, TODAY);
    if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal.reason}`);
    history = [...history, ...decision.events];
  }
  return {
    get state(): KnownDeviation {
      const state = fold(deviationDecider, history);
      if (state.is === 'none') throw new Error('there is none');
      return state;
    },
    when(command: DeviationCommand, { by = caseworker, on = TODAY } = {}): string[] {
      const decision = ask(command, by, on);
      return decision.accepted ? decision.events.map(({ type }) => type) : [`${decision.refusal.rule} ${decision.refusal.reason}`];
    },
  };
}

describe('DEV-1 what breaks a limit is noted, once', () => {
  it('is noted on its first date and later', () => {
    expect(after().when(observed())).toEqual(['DeviationNoted']);
    expect(after().when(observed({ since: TODAY }))).toEqual(['DeviationNoted']);
  });
  it('is noted once', () => expect(after(observed()).when(observed())).toEqual([]));
  it('is expected while its first date lies ahead, once, and noted when it comes', () => {
    const ahead = observed({ since: day('25') });
    expect(after().when(ahead)).toEqual(['DeviationExpected']);
    expect(after(ahead).when(ahead)).toEqual([]);
    expect(after(ahead).when(observed({ since: day('27') }))).toEqual(['DeviationExpected']);
    expect(after(ahead).when(ahead, { on: day('25') })).toEqual(['DeviationNoted']);
  });
  it('refuses another breach under its id', () =>
    expect(after(observed()).when(observed({ kind: 'handover-unanswered' }))).toEqual(['DEV-1 another-breach']));
});

describe('DEV-2 a deviation follows the record', () => {
  it('says what is known now', () => {
    expect(after(observed()).when(observed({ facts: { lastDate: '2026-11-15' }, since: day('16') }))).toEqual(['DeviationRevised']);
    expect(after(observed(), observed({ since: day('16') })).state).toMatchObject({ is: 'open', content: { since: '2026-11-16' } });
    expect(after(observed(), resolved, observed({ facts: {} })).state).toMatchObject({ is: 'resolved', content: { facts: {} } });
  });
  it('falls away when a correction shows it to be none, resolved or not', () => {
    for (const before of [[observed()], [observed(), resolved], [observed({ since: day('25') })]]) {
      expect(after(...before).when(gone(day('18'), true))).toEqual(['DeviationFellAway']);
    }
    expect(after(observed(), gone(day('18'), true)).state.is).toBe('fell-away');
  });
  it('falls away when what was recorded late shows that the limit was kept', () => {
    expect(after(observed()).when(gone(day('15')))).toEqual(['DeviationFellAway']);
    expect(after(observed(), gone(day('14'))).state.is).toBe('fell-away');
  });
  it('falls away before it was noted: averted, or over before anybody saw it', () => {
    const ahead = observed({ since: day('25') });
    expect(after(ahead).when(gone(day('20')))).toEqual(['DeviationFellAway']);
    expect(after(ahead).when(gone(day('26')), { on: day('26') })).toEqual(['DeviationFellAway']);
  });
  it('stays, with the date on which it ended, when the limit is kept again', () => {
    const over = after(observed(), gone(day('18')));
    expect(over.state).toMatchObject({ is: 'open', endedOn: '2026-11-18' });
    expect(over.when(gone(day('18')))).toEqual([]);
    expect(over.when(resolved)).toEqual(['DeviationResolved']);
    expect(after(observed(), gone(day('18')), observed()).state).toMatchObject({ is: 'open', endedOn: null });
  });
  it('comes back', () => {
    expect(after(observed(), resolved, gone(day('18'), true)).when(observed())).toEqual(['DeviationNoted']);
    expect(after(observed(), gone(day('18'), true), observed()).state).toMatchObject({ is: 'open', outcome: null });
    expect(after(observed(), resolved, gone(day('18'))).when(observed())).toEqual(['DeviationNoted']);
  });
  it('is expected again when its first date turns out to lie ahead', () =>
    expect(after(observed()).when(observed({ since: day('25') }))).toEqual(['DeviationFellAway', 'DeviationExpected']));
  it('says nothing of what is not there', () => {
    expect(after().when(gone(day('18')))).toEqual([]);
    expect(after(observed(), gone(day('18'), true)).when(gone(day('18')))).toEqual([]);
  });
});

describe('DEV-3 a deviation has an owner', () => {
  it('is handed on by its owner’s unit, the authority or a manager', () => {
    for (const by of [caseworker, atTilbud('voksenraadgivningen'), atTilbud('elsewhere', 'leder')]) {
      expect(after(observed()).when(handedOn, { by })).toEqual(['DeviationAssigned']);
    }
    expect(after(observed(), handedOn).when(handedOn)).toEqual([]);
  });
  it('follows to a new coordinator, where it was not handed on and is not resolved', () => {
    const follows = observed({ owner: { unit: 'voksenraadgivningen', workerId: id('d') } });
    expect(after(observed()).when(follows)).toEqual(['DeviationAssigned']);
    expect(after(observed(), follows).state.content.owner.workerId).toBe(id('d'));
    expect(after(observed(), handedOn).when(follows)).toEqual([]);
    expect(after(observed(), resolved).when(follows)).toEqual([]);
  });
  it('refuses others', () => {
    expect(after(observed()).when(handedOn, { by: atTilbud('bostoetten') })).toEqual(['DEV-3 not-yours']);
    expect(after(observed()).when(resolved, { by: atTilbud('bostoetten') })).toEqual(['DEV-3 not-yours']);
    expect(after(observed(), handedOn).when(resolved, { by: atTilbud('bostoetten') })).toEqual(['DeviationResolved']);
  });
  it('refuses what nobody is shown', () => {
    expect(after().when(resolved)).toEqual(['DEV-3 not-noted']);
    expect(after(observed({ since: day('25') })).when(handedOn)).toEqual(['DEV-3 not-noted']);
  });
  it('refuses what turned out to be none', () =>
    expect(after(observed(), gone(day('18'), true)).when(resolved)).toEqual(['DEV-3 fell-away']));
  it('refuses to hand on what is done with', () => expect(after(observed(), resolved).when(handedOn)).toEqual(['DEV-3 resolved']));
});

describe('DEV-4 a deviation is resolved', () => {
  it('is resolved once, with what came of it', () => {
    expect(after(observed()).when(resolved)).toEqual(['DeviationResolved']);
    expect(after(observed(), resolved).when(resolved)).toEqual([]);
    expect(after(observed(), resolved).state.outcome).toBe('justified');
  });
  it('takes anything else in words', () =>
    expect(after(observed()).when({ type: 'ResolveDeviation', outcome: 'other', note: 'Aftalt med Testborger' })).toEqual(['DeviationResolved']));
  it('refuses another resolution', () =>
    expect(after(observed(), resolved).when({ type: 'ResolveDeviation', outcome: 'put-right' })).toEqual(['DEV-4 resolved-otherwise']));
  it('refuses something else without words', () =>
    expect(after(observed()).when({ type: 'ResolveDeviation', outcome: 'other', note: ' ' })).toEqual(['DEV-4 no-note']));
});
