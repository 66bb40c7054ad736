import { describe, expect, it } from '@jest/globals';
import { ADVISORY, defaultPolicy, DEVIATION, exampleAgreements, FOLLOW_UP, PATHWAY } from '#domain';
import {
  AdvisoryAcknowledged,
  AdvisoryAnswered,
  AdvisoryAttemptFailed,
  AdvisoryBlocked,
  AdvisoryDelivered,
  AdvisoryDispatchStarted,
  AdvisoryEscalated,
  AdvisoryGivenUp,
  AdvisoryPlanned,
  AdvisoryRedriven,
  AdvisoryReplaced,
  AdvisorySent,
  AdvisoryTurnedDown,
  AdvisoryUnblocked,
  AdvisoryWithdrawn,
} from '#domain/advisory/events.js';
import {
  DeviationAssigned,
  type DeviationContent,
  DeviationExpected,
  DeviationFellAway,
  DeviationNoted,
} from '#domain/deviation/events.js';
import { FollowUpCancelled, FollowUpCompleted, FollowUpEscalated, FollowUpOpened, FollowUpReassigned, FollowUpReopened, FollowUpRescheduled } from '#domain/follow-up/events.js';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { KlippekortExpired, KlippekortIssued, KlippekortSuperseded } from '#domain/pathway/klippekort/events.js';
import { type DomainEvent, EntryCorrected, EntryRetracted, instant, plainDate } from '#kernel';
import { inventedId, StoredLog } from '#testing';
import { type DueRow } from './due-row.js';
import { dueRowsOf, reduceDue } from './reducer.js';

const on = { on: plainDate('2026-11-02') };
const id = inventedId('stream', 1);
const dueAt = instant('2026-11-13T11:00:00.000Z');
const later = instant('2026-11-13T11:00:30.000Z');
const to = { unit: 'voksenraadgivningen', workerId: null };
const { basis, acknowledgeWithin } = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;

const planned = AdvisoryPlanned.of(
  {
    kind: 'discharge-planned',
    citizenId: id,
    partnerId: 'partner',
    agreementId: id,
    agreementVersion: 1,
    triggeredBy: id,
    subjectId: id,
    planId: id,
    about: { trigger: 'botilbud-discharge', date: plainDate('2026-11-20'), destination: 'own-home' },
    dueAt,
    late: null,
    basis,
    acknowledgeWithin,
    escalateTo: to,
    corrects: null,
  },
  on,
);
const started = AdvisoryDispatchStarted.of({ attempt: 1 }, on);
const failed = (retryAt: typeof later | null) => AdvisoryAttemptFailed.of({ attempt: 1, why: 'unreachable', code: 'ECONNREFUSED', retryAt }, on);
const sent = AdvisorySent.of({ attempt: 1, at: dueAt, acknowledgeBy: later }, on);

function rowsAfter(category: string, events: readonly DomainEvent[]): readonly DueRow[] {
  const log = new StoredLog();
  for (const event of events) log.append(category, id, event);
  return log.events.reduce<readonly DueRow[]>(reduceDue, []);
}
const due = (category: string, ...events: DomainEvent[]) => rowsAfter(category, events).map(({ kind, nextAttemptAt }) => `${kind} ${nextAttemptAt}`);
const advisory = (...events: DomainEvent[]) => due(ADVISORY, planned, ...events);

describe('what is due of an advisory', () => {
  it('is its sending, from when it is planned until it is sent', () => {
    expect(advisory()).toEqual([`advisory-send ${dueAt}`]);
    expect(advisory(started)).toEqual([`advisory-send ${dueAt}`]);
    expect(advisory(started, failed(later))).toEqual([`advisory-send ${later}`]);
  });
  it('is nothing while it is blocked, and its sending again when it is let go', () => {
    const blocked = AdvisoryBlocked.of({ because: 'no-consent' }, on);
    expect(advisory(blocked)).toEqual([]);
    expect(advisory(blocked, AdvisoryUnblocked.of({ dueAt: later }, on))).toEqual([`advisory-send ${later}`]);
  });
  it('waits in the lane of the partner, also when it is due once more', () => {
    const lanes = (...events: DomainEvent[]) => rowsAfter(ADVISORY, events).map(({ lane }) => lane);
    expect(lanes(planned)).toEqual(['621/partner']);
    expect(lanes(planned, AdvisoryBlocked.of({ because: 'no-consent' }, on), AdvisoryUnblocked.of({ dueAt: later, partnerId: 'partner' }, on))).toEqual(['621/partner']);
    expect(lanes(planned, started, sent)).toEqual(['']);
  });
  it('is its sending again when it was given up and a person lets it be tried once more', () =>
    expect(advisory(started, failed(null), AdvisoryGivenUp.of({ attempts: 1 }, on), AdvisoryRedriven.of({ dueAt: later, because: 'another-try' }, on))).toEqual([`advisory-send ${later}`]));
  it('is then its acknowledgement', () => expect(advisory(started, sent)).toEqual([`advisory-acknowledgement ${later}`]));
  it('is no acknowledgement where none was agreed', () =>
    expect(advisory(started, AdvisorySent.of({ attempt: 1, at: dueAt, acknowledgeBy: null }, on))).toEqual([]));
  it.each([
    ['replaced', [AdvisoryReplaced.of({ by: id, byKind: 'discharge-moved', possiblySent: false }, on)]],
    ['withdrawn', [AdvisoryWithdrawn.of({ because: 'cancelled', possiblySent: false }, on)]],
    ['replaced after it was sent', [started, sent, AdvisoryReplaced.of({ by: id, byKind: 'discharge-moved', possiblySent: true }, on)]],
    ['given up', [started, failed(null), AdvisoryGivenUp.of({ attempts: 1 }, on)]],
    ['acknowledged', [started, sent, AdvisoryAcknowledged.of({}, on)]],
    ['answered in writing', [started, sent, AdvisoryAnswered.of({ messageId: 'theirs' }, on)]],
    ['escalated', [started, sent, AdvisoryEscalated.of({ because: 'not-acknowledged', to }, on)]],
  ])('is nothing once it is %s', (_what, events) => expect(advisory(...events)).toEqual([]));
  it('is nothing once the partner’s system holds it, where that is the confirmation, and whatever was still to be sent', () => {
    const confirmed = AdvisoryDelivered.of({ confirms: true, acknowledgeBy: null }, on);
    expect(advisory(started, sent, confirmed)).toEqual([]);
    expect(advisory(started, failed(later), confirmed)).toEqual([]);
  });
  it('is still its acknowledgement once the partner’s system holds it, where somebody is to confirm', () => {
    const known = (acknowledgeBy: typeof later | null) => AdvisoryDelivered.of({ confirms: false, acknowledgeBy }, on);
    expect(advisory(started, sent, known(null))).toEqual([`advisory-acknowledgement ${later}`]);
    expect(advisory(started, failed(later), known(later))).toEqual([`advisory-acknowledgement ${later}`]);
  });
  it('is its sending again once it is turned down for now, and nothing once it is for good', () => {
    const down = (retryAt: typeof later | null) => AdvisoryTurnedDown.of({ how: retryAt ? 'for-now' : 'for-good', codes: [], retryAt }, on);
    expect(advisory(started, sent, down(later))).toEqual([`advisory-send ${later}`]);
    expect(advisory(started, down(later))).toEqual([`advisory-send ${later}`]);
    expect(advisory(started, sent, down(null))).toEqual([]);
  });
  it('knows attempts, the stream’s version and where it came from', () => {
    const [row] = rowsAfter(ADVISORY, [planned, started, failed(later)]);
    expect(row).toMatchObject({ attempts: 1, streamVersion: 2, dueAt, subject: `advisory-${id}`, municipality: '621' });
    expect(row!.causeId).not.toBe(id);
  });
});

describe('what is due of a task', () => {
  const opened = FollowUpOpened.of(
    { kind: 'support-decision-due', citizenId: id, owner: to, due: plainDate('2026-10-25'), reason: 'x', sourceEventId: id, subjectId: id },
    on,
  );
  it('is its escalation when the due date is over in Denmark, also when the clocks change on it', () =>
    expect(due(FOLLOW_UP, opened)).toEqual(['follow-up-due 2026-10-25T23:00:00.000Z']));
  it('is its escalation at the instant that it says', () => {
    const { data, ...rest } = opened;
    expect(due(FOLLOW_UP, { ...rest, data: { ...data, escalateAt: later } })).toEqual([`follow-up-due ${later}`]);
  });
  it('moves with its due date, comes back with the task, and stays when it is handed on', () => {
    const rescheduled = FollowUpRescheduled.of({ due: plainDate('2026-10-30'), escalateAt: later }, on);
    expect(due(FOLLOW_UP, opened, rescheduled)).toEqual([`follow-up-due ${later}`]);
    const reopened = FollowUpReopened.of({ owner: to, due: plainDate('2026-10-30'), escalateAt: later }, on);
    expect(due(FOLLOW_UP, opened, FollowUpCancelled.of({ because: 'citizen-died' }, on), reopened)).toEqual([`follow-up-due ${later}`]);
    expect(due(FOLLOW_UP, opened, FollowUpEscalated.of({ because: 'overdue', to }, on), rescheduled)).toEqual([`follow-up-due ${later}`]);
    expect(due(FOLLOW_UP, opened, FollowUpReassigned.of({ owner: to, how: 'taken' }, on))).toEqual(['follow-up-due 2026-10-25T23:00:00.000Z']);
  });
  it.each([
    FollowUpCompleted.of({ outcome: 'done' }, on),
    FollowUpCancelled.of({ because: 'service-ended' }, on),
    FollowUpEscalated.of({ because: 'overdue' }, on),
  ])('is nothing after $type', (event) => expect(due(FOLLOW_UP, opened, event)).toEqual([]));
});

describe('what is due of a klippekort', () => {
  const issued = (n: number) =>
    KlippekortIssued.of({ cardId: inventedId('card', n), clips: defaultPolicy.klippekort.clips, validFrom: on.on, validThrough: plainDate('2028-11-01') }, on);
  it('is its expiry when its last valid date is over', () =>
    expect(due(PATHWAY, issued(1))).toEqual(['klippekort-expiry 2028-11-01T23:00:00.000Z']));
  it('is nothing once it has expired or was superseded, which leaves other cards alone', () => {
    expect(due(PATHWAY, issued(1), KlippekortExpired.of({ cardId: inventedId('card', 1) }, on))).toEqual([]);
    const superseded = KlippekortSuperseded.of({ cardId: inventedId('card', 1), visitationId: id }, on);
    expect(rowsAfter(PATHWAY, [issued(1), superseded, issued(2)]).map(({ reference }) => reference)).toEqual([inventedId('card', 2)]);
  });
  it('follows from what counts: what was taken back is not there, what is said anew is, and a death recorded by mistake leaves no trace', () => {
    const on2 = plainDate('2026-12-01');
    const history = (...events: DomainEvent[]) => {
      const log = new StoredLog();
      for (const event of events) log.append(PATHWAY, id, event);
      return log.events;
    };
    const rows = (...events: DomainEvent[]) => dueRowsOf(history(...events)).map(({ kind, dueAt: at }) => `${kind} ${at}`);
    const entry = (n: number) => history(...Array.from({ length: n + 1 }, (_, i) => issued(i))).at(n)!.id;
    const retract = (n: number) => EntryRetracted.of({ entries: [entry(n)], because: 'did-not-happen' }, on);
    const says = { type: 'KlippekortIssued', schemaVersion: 1, data: { ...issued(1).data, validThrough: plainDate('2028-11-30') }, effective: on2 };
    const expiry = 'klippekort-expiry 2028-11-01T23:00:00.000Z';
    expect(rows(issued(1))).toEqual([expiry]);
    expect(rows(issued(1), retract(0))).toEqual([]);
    expect(rows(issued(1), retract(0), retract(1))).toEqual([expiry]);
    expect(rows(issued(1), EntryCorrected.of({ entry: entry(0), because: 'wrong-date', says }, on))).toEqual(['klippekort-expiry 2028-11-30T23:00:00.000Z']);
    expect(rows(issued(1), CitizenDied.of({ source: 'hospital' }, on), retract(1))).toEqual([expiry]);
    expect(dueRowsOf(history(issued(1), CitizenDied.of({ source: 'hospital' }, on), retract(1)))[0]!.streamVersion).toBe(2);
  });
  it('is nothing once the citizen has died', () =>
    expect(due(PATHWAY, issued(1), CitizenDied.of({ source: 'hospital' }, on))).toEqual([]));
});

describe('what is due of a deviation', () => {
  const content = (since: string): DeviationContent => ({
    kind: 'acute-stay-overrun',
    rule: 'STAY-3',
    subjectId: id,
    citizenId: id,
    tilbudId: null,
    since: plainDate(since),
    facts: {},
    owner: to,
    escalatedTo: null,
  });
  const expected = DeviationExpected.of(content('2026-03-29'), on);
  it('is the beginning of its first date in Denmark, also of one on which the clocks change', () =>
    expect(due(DEVIATION, expected)).toEqual(['deviation-begins 2026-03-28T23:00:00.000Z']));
  it('moves with that date', () =>
    expect(due(DEVIATION, expected, DeviationExpected.of(content('2026-04-02'), on))).toEqual(['deviation-begins 2026-04-01T22:00:00.000Z']));
  it.each([DeviationNoted.of(content('2026-03-29'), on), DeviationFellAway.of({ because: 'averted' }, on)])('is nothing after $type', (event) =>
    expect(due(DEVIATION, expected, event)).toEqual([]));
  it('is nothing for one that was noted at once, whoever has it', () =>
    expect(due(DEVIATION, DeviationNoted.of(content('2026-03-29'), on), DeviationAssigned.of({ owner: to, how: 'handed-on' }, on))).toEqual([]));
});
