import { type EventOf, type Instant, type Uuid } from '#kernel';
import { type AdvisoryContent, type AdvisoryEvent, type AdvisoryTurnedDown, type Blocking } from './events.js';

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
  readonly fate: 'open' | 'blocked' | 'sent' | 'replaced' | 'withdrawn' | 'given-up' | 'turned-down';
  readonly reach: Reach;
  /** Why nothing may go out; null while it is not blocked. */
  readonly blockedBecause: Blocking | null;
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
  /** What the partner's system said last of the message: nothing, that it holds it, or that it did not take it in. */
  readonly receipt: 'none' | 'held' | 'turned-down-for-now' | 'turned-down-for-good';
  /** The partner has confirmed it as was agreed, or has written back: nobody waits for it any more. */
  readonly confirmed: boolean;
  /** The partner has opened it in this service. */
  readonly opened: boolean;
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
  const next = after(advisory, event);
  return next.is === 'planned' && next.fate !== 'blocked' && next.blockedBecause !== null ? { ...next, blockedBecause: null } : next;
}

function after(advisory: Advisory, event: AdvisoryEvent): Advisory {
  if (event.type === 'AdvisoryPlanned') return advisory.is === 'none' ? planned(event.data) : advisory;
  if (advisory.is === 'none') return advisory;
  switch (event.type) {
    case 'AdvisoryReplaced':
      return { ...advisory, fate: stopped(advisory, 'replaced'), replacedBy: event.data.by, possiblySentWhenStopped: event.data.possiblySent };
    case 'AdvisoryWithdrawn':
      return {
        ...advisory,
        fate: isGivenUp(advisory) ? 'withdrawn' : stopped(advisory, 'withdrawn'),
        possiblySentWhenStopped: event.data.possiblySent,
      };
    case 'AdvisoryBlocked':
      return { ...advisory, fate: stopped(advisory, 'blocked'), blockedBecause: event.data.because };
    case 'AdvisoryUnblocked':
      return advisory.fate === 'blocked' ? { ...advisory, fate: 'open', nextAttemptAt: event.data.dueAt, escalated: false } : advisory;
    case 'AdvisoryDispatchStarted':
      return { ...advisory, attempts: event.data.attempt, inFlight: true, receipt: 'none' };
    case 'AdvisorySent':
      return {
        ...advisory,
        fate: isGivenUp(advisory) ? 'sent' : stopped(advisory, 'sent'),
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
      return isGivenUp(advisory)
        ? { ...advisory, fate: 'open', nextAttemptAt: event.data.dueAt, attemptsBefore: advisory.attempts, escalated: false }
        : advisory;
    case 'AdvisoryOpened':
      return { ...advisory, opened: true };
    case 'AdvisoryAcknowledged':
      return { ...advisory, fate: stopped(advisory, 'sent'), answer: 'acknowledged', reach: 'certain', confirmed: true };
    case 'AdvisoryRefused':
      return { ...advisory, fate: stopped(advisory, 'sent'), answer: 'refused', reach: 'certain' };
    case 'AdvisoryDelivered':
      return {
        ...heldByPartner(advisory),
        receipt: 'held',
        acknowledgeBy: event.data.acknowledgeBy ?? advisory.acknowledgeBy,
        confirmed: advisory.confirmed || event.data.confirms,
      };
    case 'AdvisoryAnswered':
      return { ...heldByPartner(advisory), receipt: 'held', confirmed: true };
    case 'AdvisoryTurnedDown':
      return turnedDown(advisory, event.data);
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

/** True where the machine tries no more: all attempts are used up, or the partner’s system will never take it. */
export function isGivenUp({ fate }: PlannedAdvisory): boolean {
  return fate === 'given-up' || fate === 'turned-down';
}

/** True once it was replaced or withdrawn. */
export function isStopped({ possiblySentWhenStopped }: PlannedAdvisory): boolean {
  return possiblySentWhenStopped !== null;
}

function planned(content: AdvisoryContent): PlannedAdvisory {
  return {
    is: 'planned',
    content,
    fate: 'open',
    reach: 'none',
    blockedBecause: null,
    attempts: 0,
    attemptsBefore: 0,
    inFlight: false,
    nextAttemptAt: content.dueAt,
    acknowledgeBy: null,
    answer: 'none',
    receipt: 'none',
    confirmed: false,
    opened: false,
    escalated: false,
    replacedBy: null,
    possiblySentWhenStopped: null,
  };
}

function stopped(advisory: PlannedAdvisory, by: Exclude<PlannedAdvisory['fate'], 'open'>): PlannedAdvisory['fate'] {
  return isWaiting(advisory) ? by : advisory.fate;
}

/** The partner has it, whatever was known of the attempts. */
function heldByPartner(advisory: PlannedAdvisory): PlannedAdvisory {
  return { ...advisory, fate: isGivenUp(advisory) ? 'sent' : stopped(advisory, 'sent'), reach: 'certain', inFlight: false };
}

/** What went out did not come in. Somebody may have read it all the same, so what is said later goes on from it. */
function turnedDown(advisory: PlannedAdvisory, { how, retryAt }: EventOf<typeof AdvisoryTurnedDown>['data']): PlannedAdvisory {
  const running = advisory.fate === 'open' || advisory.fate === 'sent';
  const told = { ...advisory, reach: 'possible', inFlight: false, acknowledgeBy: null, receipt: `turned-down-${how}` } as const;
  if (!running) return told;
  if (how === 'for-good') return { ...told, fate: 'turned-down' };
  return { ...told, fate: 'open', nextAttemptAt: retryAt ?? advisory.nextAttemptAt };
}

/** Only an attempt that never reached the partner, or that could not be built, leaves it as it was. */
function reachAfter(reach: Reach, why: string): Reach {
  return reach === 'none' && (why === 'unknown' || why === 'rejected') ? 'possible' : reach;
}
