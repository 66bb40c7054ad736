import { describe, expect, it } from '@jest/globals';
import { type Overdue } from '#delivery';
import { instant } from '#kernel';
import { type ProcessorStatus } from '#processing';
import { type Finding } from '../finding.js';
import { judgeAdvisories } from './advisories.js';
import { judgeClock } from './clock.js';
import { judgeServer } from './database.js';
import { judgeDue } from './due.js';
import { judgeKeys } from './keys.js';
import { judgeHead } from './log.js';
import { judgeMigrations } from './migrations.js';
import { judgeProcessors } from './processors.js';
import { judgeViews } from './views.js';

const verdictsOf = (findings: readonly Finding[]) => findings.map(({ verdict, about }) => (about === undefined ? verdict : `${verdict} ${about}`));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the database', () => {
  const server = { version: '16.4', versionNumber: 160_004, standby: false };
  it.each([
    [server, 'well'],
    [{ ...server, versionNumber: 140_012 }, 'failed'],
    [{ ...server, standby: true }, 'failed'],
  ])('is judged by its version, and by whether it takes anything in (%#)', (one, verdict) => expect(judgeServer(one).verdict).toBe(verdict));
});

describe('the clocks', () => {
  it.each([
    [0, 5, 'well'],
    [-1_900, 0, 'well'],
    [-3_000, 0, 'warning'],
    [3_000, 2_000, 'well'],
    [90_000, 10, 'failed'],
  ])('%i ms apart, give or take %i, are %s', (aheadMs, unsureMs, verdict) => expect(judgeClock({ aheadMs, unsureMs }).verdict).toBe(verdict));
  it('are told which is ahead', () => {
    expect(judgeClock({ aheadMs: 180_000, unsureMs: 0 }).says).toContain('3 minutes ahead of');
    expect(judgeClock({ aheadMs: -180_000, unsureMs: 0 }).says).toContain('3 minutes behind');
  });
});

describe('the migrations', () => {
  const none = { missing: [], changed: [], unknown: [] };
  it('have run', () => expect(verdictsOf(judgeMigrations(none, 7))).toEqual(['well']));
  it('have not, or are not those of this release', () =>
    expect(verdictsOf(judgeMigrations({ missing: ['b'], changed: ['a'], unknown: ['c'] }, 7))).toEqual(['failed', 'failed', 'warning']));
});

describe('the log', () => {
  it('is told by its end', () => {
    expect(judgeHead(41n, 'eventstoredb').says).toContain('EventStoreDB to its end at 41');
    expect(judgeHead(-1n, 'postgres').says).toContain('empty');
  });
});

describe('processors', () => {
  const one: ProcessorStatus = { name: 'view-facts', position: 90n, state: 'running', owner: 'host/1/a', failingPosition: null, attempts: 0, failure: null, parkedEvents: 0 };
  const judged = (...processors: readonly Partial<ProcessorStatus>[]) => judgeProcessors({ head: 100n, processors: processors.map((changes) => ({ ...one, ...changes })) }, 20n);

  it('that work are well, and told by whom they are held', () => {
    expect(judged({}, { position: 100n })).toMatchObject([{ verdict: 'well', says: expect.stringMatching(/at most 10 behind .* host\/1\/a$/) }]);
    expect(judged({ position: 105n })[0]!.says).toContain('at the end');
  });
  it('that never worked are missed', () => expect(verdictsOf(judged())).toEqual(['warning']));
  it('that stand still before an event have failed', () => {
    const [finding, ...more] = judged({ state: 'halted', failingPosition: 91n, failure: 'TypeError at reducer.ts:1', attempts: 7 });
    expect(finding).toMatchObject({ verdict: 'failed', about: 'view-facts', says: expect.stringContaining('the event at 91 (TypeError at reducer.ts:1), which failed 7 times') });
    expect(more).toEqual([]);
  });
  it('that try again are to be looked at again', () => expect(verdictsOf(judged({ state: 'retrying', failingPosition: 91n, attempts: 1 }))).toEqual(['warning view-facts']));
  it('that set events aside have failed, with what mends it', () =>
    expect(judged({ parkedEvents: 2 })).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('projections rebuild facts') }]));
  it('that nobody works on are told together', () => {
    expect(judged({ owner: null }, { name: 'plan', owner: null })).toMatchObject([{ verdict: 'warning', says: expect.stringContaining('any of the 2') }]);
    expect(judged({}, { name: 'plan', owner: null })).toMatchObject([{ verdict: 'warning', says: expect.stringContaining('plan') }]);
  });
  it('that are far behind are told by how far', () =>
    expect(judged({ position: 10n })).toMatchObject([{ verdict: 'warning', about: 'view-facts', says: expect.stringContaining('90 behind the end of the log, held by host/1/a') }]));
});

describe('views', () => {
  const wanted = [{ name: 'facts', version: 3 }, { name: 'tasks', version: 4 }];
  it('of this release are well', () => expect(verdictsOf(judgeViews(wanted, [...wanted, { name: 'former', version: 1 }]))).toEqual(['well']));
  it('of another are to be rebuilt, and those without tables to be made', () => {
    const findings = judgeViews(wanted, [{ name: 'facts', version: 2 }]);
    expect(verdictsOf(findings)).toEqual(['failed facts', 'warning tasks']);
    expect(findings[0]!.says).toContain('npm run ops -- projections rebuild facts');
  });
});

describe('what is due', () => {
  const judged = (...overdue: readonly Partial<Overdue>[]) => judgeDue(overdue.map((one) => ({ kind: 'advisory-send', rows: 2, oldestMs: 0, heldBack: 0, ...one })));

  it('is well where there is nothing, or nothing for long', () => {
    expect(judged()[0]).toMatchObject({ verdict: 'well', says: expect.stringContaining('nothing') });
    expect(judged({ oldestMs: 9 * MINUTE })[0]).toMatchObject({ verdict: 'well', says: expect.stringContaining('2 due') });
  });
  it('lies where nobody sees to it', () => {
    const findings = judged({ oldestMs: 11 * MINUTE }, { kind: 'follow-up-due', rows: 1, oldestMs: 50 * HOUR });
    expect(findings).toMatchObject([
      { verdict: 'warning', says: expect.stringContaining('2 advisories not seen to, the oldest for 11 minutes') },
      { verdict: 'failed', says: expect.stringContaining('1 overdue follow-up not seen to, the oldest for 2 days') },
    ]);
  });
  it('may wait for a partner that is away', () =>
    expect(judged({ oldestMs: 3 * HOUR, heldBack: 2 })).toMatchObject([{ verdict: 'warning', says: expect.stringMatching(/2 of them because the partner is away: see endpoints$/) }]));
});

describe('advisories', () => {
  const now = instant('2026-11-02T12:00:00.000Z');
  const judged = (...counts: Parameters<typeof judgeAdvisories>[0]) => judgeAdvisories(counts, now);

  it('that all arrived are well', () => expect(verdictsOf(judged())).toEqual(['well']));
  it('that are being tried again are well for an hour', () => {
    expect(verdictsOf(judged({ state: 'failed', rows: 3, first: '2026-11-02T11:30:00.000Z' }))).toEqual(['well']);
    expect(verdictsOf(judged({ state: 'unknown', rows: 3, first: '2026-11-02T10:30:00.000Z' }))).toEqual(['warning unknown']);
  });
  it('that wait for a person are told at once', () =>
    expect(judged({ state: 'given-up', rows: 1, first: '2026-11-02T11:59:00.000Z' })).toMatchObject([
      { verdict: 'warning', about: 'given-up', says: expect.stringContaining('npm run ops -- advisories list --state given-up') },
    ]));
});

describe('keys', () => {
  it.each([
    [{ secrets: true, citizens: true, opened: 2 }, 'well'],
    [{ secrets: true, citizens: false, opened: 0 }, 'well'],
    [{ secrets: false, citizens: false, opened: 0 }, 'skipped'],
    [{ secrets: false, citizens: true, opened: 0 }, 'failed'],
    [{ secrets: true, citizens: true, opened: undefined }, 'failed'],
  ])('are judged by whether they open what was sealed (%#)', (found, verdict) => expect(judgeKeys(found).verdict).toBe(verdict));
});
