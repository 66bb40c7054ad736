import fc from 'fast-check';
import {
  ADVISORY,
  AdvisoryAcknowledged,
  AdvisoryAnswered,
  AdvisoryAttemptFailed,
  AdvisoryBlocked,
  AdvisoryDelivered,
  AdvisoryDispatchStarted,
  AdvisoryEscalated,
  AdvisoryGivenUp,
  AdvisoryOpened,
  AdvisoryPlanned,
  AdvisoryRedriven,
  AdvisoryRefused,
  AdvisoryReplaced,
  AdvisorySent,
  AdvisoryTurnedDown,
  AdvisoryUnblocked,
  AdvisoryWithdrawn,
  DEVIATION,
  DeviationAssigned,
  DeviationEnded,
  DeviationFellAway,
  DeviationNoted,
  DeviationResolved,
  DeviationRevised,
  FOLLOW_UP,
  INBOX,
  InboxEntryAssigned,
  InboxEntryReceived,
  InboxEntrySettled,
  FollowUpCancelled,
  FollowUpCompleted,
  FollowUpEscalated,
  FollowUpOpened,
  FollowUpReassigned,
  FollowUpReopened,
  FollowUpRescheduled,
} from '#domain';
import { addDays, type DomainEvent, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { inventedId, type StoredLog } from '../stored-events/stored-log.js';

/** Something happens in one of a few streams, on a date: which of the things that can. */
export interface Happening {
  readonly stream: number;
  readonly what: number;
  readonly day: number;
}

export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({ stream: fc.nat(2), what: fc.nat(20), day: fc.integer({ min: 0, max: 60 }) }),
  { maxLength: 25 },
);

const owner = (n: number) => ({ unit: `unit-${n % 2}`, workerId: null });
const citizenId = inventedId('citizen', 0);

/** What can happen in the streams of each category, the beginning first. The reducers take it in any order. */
const inStreams: Record<string, (on: PlainDate, n: number) => readonly DomainEvent[]> = {
  [FOLLOW_UP]: (on, n) => [
    FollowUpOpened.of(
      { kind: 'support-decision-due', citizenId, owner: owner(n), due: addDays(on, 9), reason: 'service-started', sourceEventId: inventedId('event', n), subjectId: inventedId('service', n) },
      { on },
    ),
    FollowUpRescheduled.of({ due: addDays(on, 5) }, { on }),
    FollowUpReassigned.of({ owner: owner(n + 1), how: 'taken' }, { on }),
    FollowUpCompleted.of({ outcome: 'done' }, { on }),
    FollowUpReopened.of({ owner: owner(n), due: addDays(on, 3) }, { on }),
    FollowUpCancelled.of({ because: 'service-ended' }, { on }),
    FollowUpEscalated.of({ because: 'overdue' }, { on }),
  ],
  [INBOX]: (on, n) => [
    InboxEntryReceived.of(
      { kind: 'care-communication', because: 'unknown-thread', messageId: `message-${n}`, code: 'discharge', senderSor: '999999000016001', citizenId, advisoryId: null, thread: 'thread', refusal: null, owner: owner(n) },
      { on },
    ),
    InboxEntryAssigned.of({ owner: owner(n + 1) }, { on }),
    InboxEntrySettled.of({ as: 'registered' }, { on }),
  ],
  [ADVISORY]: (on, n) => [
    AdvisoryPlanned.of(
      {
        kind: 'discharge-planned',
        citizenId,
        partnerId: 'region-eksempel',
        agreementId: inventedId('agreement', n),
        agreementVersion: 1,
        triggeredBy: inventedId('event', n),
        subjectId: inventedId('stay', n),
        planId: inventedId('plan', n),
        about: { trigger: 'botilbud-discharge', date: addDays(on, 9), destination: 'own-home' },
        dueAt: instantInCopenhagen(addDays(on, 2), '12:00'),
        late: null,
        basis: { law: 'PSL-13c', necessity: 'Planlægning', dataCategories: ['identification'] },
        acknowledgeWithin: null,
        escalateTo: owner(n),
        corrects: null,
      },
      { on },
    ),
    AdvisoryDispatchStarted.of({ attempt: 1 }, { on }),
    AdvisoryAttemptFailed.of({ attempt: 1, why: 'unknown', code: 'ETIMEDOUT', retryAt: null }, { on }),
    AdvisorySent.of({ attempt: 1, at: instantInCopenhagen(on, '12:00'), acknowledgeBy: n % 2 ? null : instantInCopenhagen(addDays(on, 1), '12:00') }, { on }),
    AdvisoryOpened.of({}, { on }),
    AdvisoryAcknowledged.of({}, { on }),
    AdvisoryRefused.of({ reason: 'not-our-citizen' }, { on }),
    AdvisoryDelivered.of({ confirms: n % 2 === 0, acknowledgeBy: n % 2 ? instantInCopenhagen(addDays(on, 1), '12:00') : null }, { on }),
    AdvisoryTurnedDown.of({ how: 'for-now', codes: ['MSG_PARAM_INVALID'], retryAt: instantInCopenhagen(addDays(on, 1), '12:00') }, { on }),
    AdvisoryTurnedDown.of({ how: 'for-good', codes: [], retryAt: null }, { on }),
    AdvisoryAnswered.of({ messageId: `their-message-${n}` }, { on }),
    AdvisoryBlocked.of({ because: 'no-consent' }, { on }),
    AdvisoryUnblocked.of({ dueAt: instantInCopenhagen(addDays(on, 1), '08:00') }, { on }),
    AdvisoryReplaced.of({ by: inventedId('advisory', n + 1), byKind: 'discharge-moved', possiblySent: n % 2 === 0 }, { on }),
    AdvisoryGivenUp.of({ attempts: 8 }, { on }),
    AdvisoryRedriven.of({ dueAt: instantInCopenhagen(addDays(on, 1), '08:00'), because: 'obstacle-removed' }, { on }),
    AdvisoryWithdrawn.of({ because: 'cancelled', possiblySent: false }, { on }),
    AdvisoryEscalated.of({ because: 'given-up', to: owner(n + 1) }, { on }),
  ],
  [DEVIATION]: (on, n) => [
    DeviationNoted.of(
      { kind: 'acute-stay-overrun', rule: 'STAY-3', subjectId: inventedId('stay', n), citizenId, tilbudId: null, since: on, facts: { n }, owner: owner(n), escalatedTo: null },
      { on },
    ),
    DeviationRevised.of({ since: addDays(on, 1), facts: { n: n + 1 } }, { on }),
    DeviationEnded.of({ on: addDays(on, 4) }, { on }),
    DeviationAssigned.of({ owner: owner(n + 1), how: 'followed' }, { on }),
    DeviationResolved.of({ outcome: 'put-right' }, { on }),
    DeviationFellAway.of({ because: 'corrected' }, { on }),
  ],
};

/** What can happen in a stream of a category, beginning with what begins it. */
export function possibleIn(category: string, on: PlainDate, n: number): readonly DomainEvent[] {
  return inStreams[category]?.(on, n) ?? [];
}

/** The categories that happenings can be recorded in. */
export const otherCategories: readonly string[] = Object.keys(inStreams);

/** Records what happens in streams of a category, each beginning with its beginning. Days are counted from 1 January 2026. */
export function recordHappenings(log: StoredLog, category: string, happened: readonly Happening[]): void {
  const begun = new Set<number>();
  for (const { stream, what, day } of happened) {
    const possible = possibleIn(category, addDays(plainDate('2026-01-01'), day), what);
    const event = possible[begun.has(stream) ? what % possible.length : 0];
    if (!event) throw new RangeError(`nothing is known to happen in ${category}`);
    begun.add(stream);
    log.append(category, inventedId(category, stream), event);
  }
}
