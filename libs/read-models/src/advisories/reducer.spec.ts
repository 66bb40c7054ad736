import {
  AdvisoryAcknowledged,
  AdvisoryAnswered,
  AdvisoryAttemptFailed,
  AdvisoryBlocked,
  advisoryCatalogue,
  AdvisoryDelivered,
  AdvisoryDispatchStarted,
  AdvisoryEscalated,
  type AdvisoryEvent,
  AdvisoryGivenUp,
  AdvisoryPlanned,
  AdvisoryReplaced,
  AdvisorySent,
  AdvisoryTurnedDown,
  AdvisoryUnblocked,
  AdvisoryWithdrawn,
} from '#domain';
import { instant, plainDate, readPublic } from '#kernel';
import { inventedId, StoredLog } from '#testing';
import { describe, expect, it } from '@jest/globals';
import { type AdvisoryRow } from './advisory-row.js';
import { reduceAdvisory } from './reducer.js';

const on = { on: plainDate('2026-01-05') };
const dueAt = instant('2026-01-20T11:00:00Z');
const planned = AdvisoryPlanned.of(
  {
    kind: 'discharge-planned',
    citizenId: inventedId('citizen', 1),
    partnerId: 'region-eksempel',
    agreementId: inventedId('agreement', 1),
    agreementVersion: 1,
    triggeredBy: inventedId('event', 1),
    subjectId: inventedId('stay', 1),
    planId: inventedId('plan', 1),
    about: { trigger: 'botilbud-discharge', date: plainDate('2026-01-27'), destination: 'own-home' },
    dueAt,
    late: null,
    basis: { law: 'PSL-13c', necessity: 'Planlægning', dataCategories: ['identification'] },
    acknowledgeWithin: null,
    escalateTo: { unit: 'voksen', workerId: null },
    corrects: null,
  },
  on,
);
const started = (attempt: number) => AdvisoryDispatchStarted.of({ attempt }, on);
const failed = (attempt: number, why: 'unknown' | 'unreachable') =>
  AdvisoryAttemptFailed.of({ attempt, why, code: 'ETIMEDOUT', retryAt: dueAt }, on);
const sent = AdvisorySent.of({ attempt: 2, at: dueAt, acknowledgeBy: null }, on);

function rowAfter(...events: readonly AdvisoryEvent[]): AdvisoryRow | null {
  const log = new StoredLog();
  for (const event of events) log.append('advisory', inventedId('advisory', 1), event);
  return log.events.map((stored) => readPublic(advisoryCatalogue, stored)).reduce<AdvisoryRow | null>(reduceAdvisory, null);
}
const stateAfter = (...events: readonly AdvisoryEvent[]) => rowAfter(planned, ...events)?.state;

describe('an advisory’s row', () => {
  it('begins when it is planned, and stands where it is due', () => {
    expect(rowAfter(planned)).toMatchObject({ state: 'planned', at: dueAt, partnerId: 'region-eksempel', attempts: 0, sentAt: null });
    expect(rowAfter(sent)).toBeNull();
  });

  it('is blocked until it is let go, whatever comes of an attempt before', () => {
    const blocked = AdvisoryBlocked.of({ because: 'no-consent' }, on);
    const later = instant('2026-01-22T11:00:00Z');
    const unblocked = AdvisoryUnblocked.of({ dueAt: later }, on);
    expect([stateAfter(blocked), stateAfter(started(1), blocked, failed(1, 'unknown')), stateAfter(blocked, sent)]).toEqual(['blocked', 'blocked', 'sent']);
    expect(rowAfter(planned, blocked, unblocked)).toMatchObject({ state: 'planned', at: later, dueAt, until: null });
  });

  it('tells an attempt that nobody answered from one that never reached the partner', () => {
    expect(stateAfter(started(1))).toBe('sending');
    expect(stateAfter(started(1), failed(1, 'unknown'))).toBe('unknown');
    expect(stateAfter(started(1), failed(1, 'unreachable'))).toBe('failed');
    expect(rowAfter(planned, started(1), failed(1, 'unknown'), started(2), sent)).toMatchObject({ state: 'sent', attempts: 2, lastFailure: null });
  });

  it('stays answered, replaced or withdrawn whatever a late attempt says', () => {
    const replaced = AdvisoryReplaced.of({ by: inventedId('advisory', 2), byKind: 'discharge-moved', possiblySent: true }, on);
    const withdrawn = AdvisoryWithdrawn.of({ because: 'cancelled', possiblySent: true }, on);
    expect(stateAfter(started(1), replaced, sent)).toBe('replaced');
    expect(stateAfter(started(1), withdrawn, failed(1, 'unknown'))).toBe('withdrawn');
    expect(stateAfter(started(1), AdvisoryAcknowledged.of({}, on), failed(1, 'unknown'))).toBe('acknowledged');
  });

  it('holds until nothing more is expected of it', () => {
    const later = { on: plainDate('2026-01-20') };
    const confirmable = AdvisorySent.of({ attempt: 1, at: dueAt, acknowledgeBy: dueAt }, later);
    const untilAfter = (...events: readonly AdvisoryEvent[]) => rowAfter(planned, ...events)?.until;
    expect(untilAfter(started(1))).toBeNull();
    expect(untilAfter(started(1), confirmable)).toBeNull();
    expect(untilAfter(started(1), confirmable, AdvisoryAcknowledged.of({}, { on: plainDate('2026-01-22') }))).toBe('2026-01-22');
    expect(untilAfter(started(1), AdvisorySent.of({ attempt: 1, at: dueAt, acknowledgeBy: null }, later))).toBe('2026-01-20');
    expect(untilAfter(AdvisoryGivenUp.of({ attempts: 8 }, on), confirmable)).toBeNull();
  });

  it('shows what the partner’s system says of it, whatever a late attempt says', () => {
    const held = (confirms: boolean, acknowledgeBy: typeof dueAt | null = null) => AdvisoryDelivered.of({ confirms, acknowledgeBy }, { ...on, at: dueAt });
    expect(rowAfter(planned, started(1), failed(1, 'unknown'), held(true))).toMatchObject({ state: 'delivered', deliveredAt: dueAt, lastFailure: null, until: '2026-01-05' });
    expect(rowAfter(planned, started(1), held(false, dueAt))).toMatchObject({ state: 'delivered', acknowledgeBy: dueAt, until: null });
    expect(stateAfter(started(1), held(true), failed(1, 'unknown'))).toBe('delivered');
    expect(stateAfter(started(1), held(true), AdvisoryAcknowledged.of({}, on))).toBe('acknowledged');
  });

  it('shows that it was turned down, for now or for good, and that somebody wrote back', () => {
    const down = (how: 'for-now' | 'for-good') => AdvisoryTurnedDown.of({ how, codes: ['MSG_PARAM_INVALID'], retryAt: how === 'for-now' ? dueAt : null }, on);
    expect(rowAfter(planned, started(1), down('for-now'))).toMatchObject({ state: 'failed', lastFailure: { why: 'rejected', code: 'MSG_PARAM_INVALID' }, until: null });
    expect(rowAfter(planned, started(2), sent, down('for-good'))).toMatchObject({ state: 'turned-down', lastFailure: { code: 'MSG_PARAM_INVALID' }, until: '2026-01-05' });
    expect(stateAfter(started(1), down('for-good'), failed(1, 'unknown'))).toBe('turned-down');
    expect(rowAfter(planned, started(2), sent, AdvisoryAnswered.of({ messageId: 'theirs' }, on))).toMatchObject({ state: 'answered', until: '2026-01-05' });
    expect(rowAfter(planned, started(2), sent, AdvisoryAnswered.of({ messageId: 'theirs' }, on))?.answeredAt).not.toBeNull();
  });

  it('shows that a person took over', () => {
    const escalated = AdvisoryEscalated.of({ because: 'given-up', to: { unit: 'voksen', workerId: null } }, on);
    const row = rowAfter(planned, AdvisoryGivenUp.of({ attempts: 8 }, on), escalated);
    expect(row).toMatchObject({ state: 'given-up', from: '2026-01-05', until: '2026-01-05' });
    expect(row?.escalatedAt).not.toBeNull();
  });
});
