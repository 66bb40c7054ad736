import { type AdvisoryContent, type AdvisoryEvent } from '#domain';
import { type PlainDate, type Recorded, type StoredEvent } from '#kernel';
import { type AdvisoryRow, type AdvisoryState } from './advisory-row.js';

/** What an event makes of an advisory's row. */
export function reduceAdvisory(row: AdvisoryRow | null, { event, stored }: Recorded<AdvisoryEvent>): AdvisoryRow | null {
  if (event.type === 'AdvisoryPlanned') return row ?? planned(event.data, event.effective, stored);
  if (!row) return null;
  const changed = { ...row, ...changeBy(event, row, stored) };
  const next = { ...changed, blockedBecause: changed.state === 'blocked' ? changed.blockedBecause : null };
  return { ...next, until: isOver(next) ? (row.until ?? event.effective) : null };
}

/** Nothing more is expected of it: it was answered or taken back, nobody tries any more, or it needs no answer. */
function isOver({ state, acknowledgeBy }: AdvisoryRow): boolean {
  const over: readonly AdvisoryState[] = ['acknowledged', 'refused', 'answered', 'replaced', 'withdrawn', 'given-up', 'turned-down'];
  return over.includes(state) || ((state === 'sent' || state === 'delivered') && acknowledgeBy === null);
}

function changeBy(event: Exclude<AdvisoryEvent, { type: 'AdvisoryPlanned' }>, row: AdvisoryRow, stored: StoredEvent): Partial<AdvisoryRow> {
  const at = stored.metadata.recordedAt;
  switch (event.type) {
    case 'AdvisoryReplaced':
      return { state: 'replaced', replacedBy: event.data.by };
    case 'AdvisoryWithdrawn':
      return { state: 'withdrawn' };
    case 'AdvisoryBlocked':
      return { state: whileOpen(row.state, 'blocked'), blockedBecause: event.data.because };
    case 'AdvisoryUnblocked':
      return { state: whileOpen(row.state, 'planned'), at: event.data.dueAt, escalatedAt: null };
    case 'AdvisoryDispatchStarted':
      return { state: whileOpen(row.state, 'sending'), attempts: event.data.attempt, attemptedAt: event.effectiveAt ?? at };
    case 'AdvisorySent':
      return { state: whileOpen(row.state, 'sent'), sentAt: event.data.at, acknowledgeBy: event.data.acknowledgeBy, lastFailure: null };
    case 'AdvisoryAttemptFailed': {
      const { why, code } = event.data;
      const failed = why === 'unknown' ? 'unknown' : 'failed';
      return { state: row.state === 'blocked' ? row.state : whileOpen(row.state, failed), lastFailure: { why, code } };
    }
    case 'AdvisoryGivenUp':
      return { state: whileOpen(row.state, 'given-up') };
    case 'AdvisoryRedriven':
      return { state: row.state === 'given-up' || row.state === 'turned-down' ? 'planned' : row.state, at: event.data.dueAt, escalatedAt: null };
    case 'AdvisoryOpened':
      return { openedAt: at };
    case 'AdvisoryAcknowledged':
      return { state: 'acknowledged', answeredAt: at };
    case 'AdvisoryRefused':
      return { state: 'refused', answeredAt: at };
    case 'AdvisoryDelivered': {
      const { confirms, acknowledgeBy } = event.data;
      return {
        state: unlessOver(row.state, 'delivered'),
        // Where nobody had noticed that it was sent, it was by the last attempt.
        sentAt: row.sentAt ?? row.attemptedAt,
        deliveredAt: row.deliveredAt ?? event.effectiveAt ?? at,
        acknowledgeBy: confirms ? null : (acknowledgeBy ?? row.acknowledgeBy),
        lastFailure: null,
      };
    }
    case 'AdvisoryTurnedDown': {
      const { how, codes: [code = how] } = event.data;
      return {
        state: unlessOver(row.state, how === 'for-good' ? 'turned-down' : 'failed'),
        lastFailure: { why: 'rejected', code },
        acknowledgeBy: null,
      };
    }
    case 'AdvisoryAnswered':
      return { state: unlessOver(row.state, 'answered'), sentAt: row.sentAt ?? row.attemptedAt, answeredAt: at, lastFailure: null };
    case 'AdvisoryEscalated':
      return { escalatedAt: at };
  }
}

/** What an attempt says matters until the partner's system has spoken. */
function whileOpen(state: AdvisoryState, next: AdvisoryState): AdvisoryState {
  return state === 'delivered' || state === 'turned-down' ? state : unlessOver(state, next);
}

/** Until somebody answers, or something else takes its place. */
function unlessOver(state: AdvisoryState, next: AdvisoryState): AdvisoryState {
  const over: readonly AdvisoryState[] = ['acknowledged', 'refused', 'answered', 'replaced', 'withdrawn'];
  return over.includes(state) ? state : next;
}

function planned(content: AdvisoryContent, from: PlainDate, { metadata }: StoredEvent): AdvisoryRow {
  return {
    citizenId: content.citizenId,
    state: 'planned',
    at: content.dueAt,
    unit: content.escalateTo.unit,
    from,
    until: null,
    kind: content.kind,
    partnerId: content.partnerId,
    agreementId: content.agreementId,
    trigger: content.about.trigger,
    subjectId: content.subjectId,
    stayId: content.about.trigger === 'botilbud-discharge' ? content.subjectId : null,
    planId: content.planId,
    about: content.about,
    dueAt: content.dueAt,
    late: content.late,
    basis: content.basis,
    corrects: content.corrects,
    replacedBy: null,
    attempts: 0,
    blockedBecause: null,
    lastFailure: null,
    plannedAt: metadata.recordedAt,
    attemptedAt: null,
    sentAt: null,
    deliveredAt: null,
    acknowledgeBy: null,
    openedAt: null,
    answeredAt: null,
    escalatedAt: null,
  };
}
