import { type Instant, type Uuid } from '#kernel';
import { type AdvisoryContent, type AdvisoryEvent } from './events.js';

/**
 * What the partner can know of an advisory: nothing, perhaps something (an attempt has begun, or ended nobody knows how),
 * or all of it.
 */
export type Reach = 'none' | 'possible' | 'certain';

/** An advisory that has been planned. */
export interface PlannedAdvisory {
  readonly is: 'planned';
  readonly content: AdvisoryContent;
  /** What else becomes of it; `open` while attempts are still to be made, `blocked` while nothing allows any. */
  readonly fate: 'open' | 'blocked' | 'sent' | 'replaced' | 'withdrawn' | 'given-up';
  readonly reach: Reach;
  /** How many attempts have begun. */
  readonly attempts: number;
  /** How many of them lie before it was last redriven: those that follow are counted, and spaced, as the first ones were. */
  readonly attemptsBefore: number;
  /** An attempt has begun and its outcome is not recorded. */
  readonly inFlight: boolean;
  /** When the next attempt is due. */
  readonly nextAttemptAt: Instant;
  readonly acknowledgeBy: Instant | null;
  readonly answer: 'none' | 'acknowledged' | 'refused';
  readonly escalated: boolean;
  /** What replaced it, and whether it had possibly been sent by then. */
  readonly replacedBy: Uuid | null;
  /** Whether it had possibly been sent when it was replaced or withdrawn; null while it was neither. */
  readonly possiblySentWhenStopped: boolean | null;
}

export type Advisory = { readonly is: 'none' } | PlannedAdvisory;

/** No advisory yet. */
export const noAdvisory: Advisory = { is: 'none' };

export function evolve(advisory: Advisory, event: AdvisoryEvent): Advisory {
  if (event.type === 'AdvisoryPlanned') return advisory.is === 'none' ? planned(event.data) : advisory;
  if (advisory.is === 'none') return advisory;
  switch (event.type) {
    case 'AdvisoryReplaced':
      return { ...advisory, fate: stopped(advisory, 'replaced'), replacedBy: event.data.by, possiblySentWhenStopped: event.data.possiblySent };
    case 'AdvisoryWithdrawn':
      return {
        ...advisory,
        fate: advisory.fate === 'given-up' ? 'withdrawn' : stopped(advisory, 'withdrawn'),
        possiblySentWhenStopped: event.data.possiblySent,
      };
    case 'AdvisoryBlocked':
      return { ...advisory, fate: stopped(advisory, 'blocked') };
    case 'AdvisoryUnblocked':
      return advisory.fate === 'blocked' ? { ...advisory, fate: 'open', nextAttemptAt: event.data.dueAt, escalated: false } : advisory;
    case 'AdvisoryDispatchStarted':
      return { ...advisory, attempts: event.data.attempt, inFlight: true };
    case 'AdvisorySent':
      return {
        ...advisory,
        fate: advisory.fate === 'given-up' ? 'sent' : stopped(advisory, 'sent'),
        reach: 'certain',
        inFlight: false,
        acknowledgeBy: event.data.acknowledgeBy,
      };
    case 'AdvisoryAttemptFailed':
      return {
        ...advisory,
        inFlight: false,
        reach: reachAfter(advisory.reach, event.data.why),
        nextAttemptAt: event.data.retryAt ?? advisory.nextAttemptAt,
      };
    case 'AdvisoryGivenUp':
      return { ...advisory, fate: stopped(advisory, 'given-up') };
    case 'AdvisoryRedriven':
      return advisory.fate === 'given-up'
        ? { ...advisory, fate: 'open', nextAttemptAt: event.data.dueAt, attemptsBefore: advisory.attempts, escalated: false }
        : advisory;
    case 'AdvisoryAcknowledged':
      return { ...advisory, fate: stopped(advisory, 'sent'), answer: 'acknowledged', reach: 'certain' };
    case 'AdvisoryRefused':
      return { ...advisory, fate: stopped(advisory, 'sent'), answer: 'refused', reach: 'certain' };
    case 'AdvisoryEscalated':
      return { ...advisory, escalated: true };
  }
}

/** What the partner can know right now: while an attempt is under way, nobody can say that it knows nothing. */
export function reachOf({ reach, inFlight }: PlannedAdvisory): Reach {
  return reach === 'none' && inFlight ? 'possible' : reach;
}

/** True while attempts are still to be made and the partner certainly knows nothing of it. */
export function isUnsent(advisory: PlannedAdvisory): boolean {
  return advisory.fate === 'open' && reachOf(advisory) === 'none';
}

/** True while it is still to go out, now or when something allows it. */
export function isWaiting({ fate }: PlannedAdvisory): boolean {
  return fate === 'open' || fate === 'blocked';
}

function planned(content: AdvisoryContent): PlannedAdvisory {
  return {
    is: 'planned',
    content,
    fate: 'open',
    reach: 'none',
    attempts: 0,
    attemptsBefore: 0,
    inFlight: false,
    nextAttemptAt: content.dueAt,
    acknowledgeBy: null,
    answer: 'none',
    escalated: false,
    replacedBy: null,
    possiblySentWhenStopped: null,
  };
}

function stopped(advisory: PlannedAdvisory, by: Exclude<PlannedAdvisory['fate'], 'open'>): PlannedAdvisory['fate'] {
  return isWaiting(advisory) ? by : advisory.fate;
}

/** Only an attempt that never reached the partner, or that could not be built, leaves it as it was. */
function reachAfter(reach: Reach, why: string): Reach {
  return reach === 'none' && (why === 'unknown' || why === 'rejected') ? 'possible' : reach;
}
