import { accept, canonicalJson, type Decider, type Decision, type Json, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { isOver } from './about.js';
import { type AdvisoryCommand, type RecordAttemptFailed, type RecordSent } from './commands.js';
import {
  AdvisoryAcknowledged,
  AdvisoryAttemptFailed,
  AdvisoryBlocked,
  AdvisoryDispatchStarted,
  AdvisoryEscalated,
  type AdvisoryEvent,
  AdvisoryGivenUp,
  AdvisoryOpened,
  AdvisoryPlanned,
  AdvisoryRedriven,
  AdvisoryRefused,
  AdvisoryReplaced,
  AdvisorySent,
  AdvisoryUnblocked,
  AdvisoryWithdrawn,
} from './events.js';
import { hearPartner } from './hear-partner.js';
import { longestAfterUnder } from './plan-occasion.js';
import { ADV_1, ADV_2, ADV_3, ADV_4, ADV_6 } from './rules.js';
import { confirmationDue } from './confirmation-due.js';
import { type Advisory, evolve, isGivenUp, isStopped, isWaiting, noAdvisory, type PlannedAdvisory, reachOf } from './state.js';

type Light = Pick<Circumstances, 'now' | 'today' | 'policy'>;
type Decided = Decision<AdvisoryEvent>;

export function decide(command: AdvisoryCommand, advisory: Advisory, light: Light): Decided {
  const on = { on: light.today };
  if (command.type === 'PlanAdvisory') {
    if (advisory.is === 'none') return accept(AdvisoryPlanned.of(command.content, on));
    return same(advisory.content, command.content) ? accept() : refuse(ADV_1, 'planned-otherwise');
  }
  switch (command.type) {
    case 'ReplaceAdvisory':
      if (advisory.is === 'none') return refuse(ADV_2, 'not-planned');
      if (advisory.replacedBy === command.by) return accept();
      if (isStopped(advisory)) return refuse(ADV_2, 'already-stopped');
      return accept(AdvisoryReplaced.of({ by: command.by, byKind: command.byKind, possiblySent: possiblySent(advisory) }, on));
    case 'WithdrawAdvisory':
      if (advisory.is === 'none') return refuse(ADV_2, 'not-planned');
      if (isStopped(advisory)) return refuse(ADV_2, 'already-stopped');
      if (advisory.fate === 'sent') return refuse(ADV_2, 'already-sent');
      return accept(AdvisoryWithdrawn.of({ because: command.because, possiblySent: possiblySent(advisory) }, on));
    case 'CallOffAdvisory':
      if (advisory.is === 'none') return refuse(ADV_6, 'not-planned');
      if (!isWaiting(advisory) && !isGivenUp(advisory)) return refuse(ADV_6, 'not-waiting', { fate: advisory.fate });
      return accept(AdvisoryWithdrawn.of({ because: command.because, possiblySent: possiblySent(advisory) }, on));
    case 'RedriveAdvisory':
      if (advisory.is === 'none') return refuse(ADV_6, 'not-planned');
      if (!isGivenUp(advisory)) return refuse(ADV_6, 'not-given-up', { fate: advisory.fate });
      if (isOver(advisory.content.about, light.today, longestAfterUnder(light.policy))) return refuse(ADV_6, 'date-passed', { date: advisory.content.about.date });
      return accept(AdvisoryRedriven.of({ dueAt: light.now, because: command.because, partnerId: advisory.content.partnerId }, on));
    case 'BlockAdvisory':
      if (advisory.is === 'none') return refuse(ADV_4, 'not-planned');
      if (advisory.fate === 'blocked') return accept();
      if (advisory.fate !== 'open') return refuse(ADV_4, 'not-to-be-sent', { fate: advisory.fate });
      return accept<AdvisoryEvent>(
        AdvisoryBlocked.of({ because: command.because }, on),
        AdvisoryEscalated.of({ because: 'blocked', to: advisory.content.escalateTo }, on),
      );
    case 'UnblockAdvisory':
      if (advisory.is === 'none') return refuse(ADV_4, 'not-planned');
      if (advisory.fate !== 'blocked') return refuse(ADV_4, 'not-blocked', { fate: advisory.fate });
      if (isOver(advisory.content.about, light.today, longestAfterUnder(light.policy))) return refuse(ADV_4, 'date-passed', { date: advisory.content.about.date });
      return accept(AdvisoryUnblocked.of({ dueAt: light.now, partnerId: advisory.content.partnerId }, on));
    case 'StartDispatch':
      return startDispatch(advisory, light);
    case 'RecordSent':
      return recordSent(command, advisory, light);
    case 'RecordAttemptFailed':
      return recordAttemptFailed(command, advisory, light);
    case 'OpenAdvisory':
      if (advisory.is === 'none') return refuse(ADV_3, 'not-planned');
      if (reachOf(advisory) === 'none') return refuse(ADV_3, 'not-sent');
      if (!command.mayBeTold) return refuse(ADV_4, 'no-consent');
      return advisory.opened ? accept() : accept(AdvisoryOpened.of({}, { ...on, at: light.now }));
    case 'AcknowledgeAdvisory':
      return answer(advisory, 'acknowledged', () => accept(AdvisoryAcknowledged.of({}, on)));
    case 'RefuseAdvisory':
      return answer(advisory, 'refused', ({ content }) =>
        accept<AdvisoryEvent>(
          AdvisoryRefused.of({ reason: command.reason }, on),
          AdvisoryEscalated.of({ because: 'refused', to: content.escalateTo }, on),
        ));
    case 'RecordDelivered':
    case 'RecordTurnedDown':
    case 'RecordAnswer':
      return hearPartner(command, advisory, light);
    case 'EscalateUnacknowledged':
      return escalateUnacknowledged(advisory, light);
  }
}

/** Decides on the commands of one `advisory-…` stream. */
export const advisoryDecider: Decider<AdvisoryCommand, AdvisoryEvent, Advisory, Light> = { initial: noAdvisory, decide, evolve };

/** An attempt that was left without an outcome, by a process that died, counts as one that nobody knows how it ended. */
function startDispatch(advisory: Advisory, { now, today }: Light): Decided {
  if (advisory.is === 'none') return refuse(ADV_1, 'not-planned');
  if (advisory.fate !== 'open') return refuse(ADV_1, 'not-to-be-sent', { fate: advisory.fate });
  const next = AdvisoryDispatchStarted.of({ attempt: advisory.attempts + 1 }, { on: today, at: now });
  if (!advisory.inFlight) {
    return now < advisory.nextAttemptAt ? refuse(ADV_1, 'not-due', { nextAttemptAt: advisory.nextAttemptAt }) : accept(next);
  }
  const { attempts: attempt } = advisory;
  return accept<AdvisoryEvent>(AdvisoryAttemptFailed.of({ attempt, why: 'unknown', code: 'interrupted', retryAt: now }, { on: today }), next);
}

function recordSent({ attempt, at }: RecordSent, advisory: Advisory, { today, policy }: Light): Decided {
  if (advisory.is === 'none') return refuse(ADV_1, 'not-planned');
  if (attempt > advisory.attempts) return refuse(ADV_1, 'no-such-attempt', { attempt });
  // What the partner's system answered came first, and says more than that it was handed over.
  if (advisory.reach === 'certain' || advisory.receipt !== 'none') return accept();
  const acknowledgeBy = confirmationDue(advisory, at, policy);
  return accept(AdvisorySent.of({ attempt, at, acknowledgeBy }, { on: today, at }));
}

function recordAttemptFailed({ attempt, why, code, retryAt }: RecordAttemptFailed, advisory: Advisory, { today }: Light): Decided {
  if (advisory.is === 'none') return refuse(ADV_1, 'not-planned');
  if (attempt > advisory.attempts) return refuse(ADV_1, 'no-such-attempt', { attempt });
  if (attempt < advisory.attempts || !advisory.inFlight) return accept();
  const on = { on: today };
  if (advisory.fate !== 'open') return accept(AdvisoryAttemptFailed.of({ attempt, why, code, retryAt: null }, on));
  const failed = AdvisoryAttemptFailed.of({ attempt, why, code, retryAt }, on);
  if (retryAt !== null) return accept(failed);
  return accept<AdvisoryEvent>(
    failed,
    AdvisoryGivenUp.of({ attempts: attempt }, on),
    AdvisoryEscalated.of({ because: 'given-up', to: advisory.content.escalateTo }, on),
  );
}

function answer(advisory: Advisory, as: 'acknowledged' | 'refused', then: (advisory: PlannedAdvisory) => Decided): Decided {
  if (advisory.is === 'none') return refuse(ADV_3, 'not-planned');
  if (advisory.answer === as) return accept();
  if (advisory.answer !== 'none') return refuse(ADV_3, 'answered-otherwise', { answer: advisory.answer });
  return reachOf(advisory) === 'none' ? refuse(ADV_3, 'not-sent') : then(advisory);
}

function escalateUnacknowledged(advisory: Advisory, { now, today }: Light): Decided {
  if (advisory.is === 'none') return refuse(ADV_3, 'not-planned');
  if (advisory.acknowledgeBy === null) return refuse(ADV_3, 'not-sent');
  if (advisory.answer !== 'none' || advisory.confirmed || advisory.escalated || advisory.replacedBy !== null) return accept();
  if (now < advisory.acknowledgeBy) return refuse(ADV_3, 'not-overdue', { acknowledgeBy: advisory.acknowledgeBy });
  return accept(AdvisoryEscalated.of({ because: 'not-acknowledged', to: advisory.content.escalateTo }, { on: today }));
}

function possiblySent(advisory: PlannedAdvisory): boolean {
  return reachOf(advisory) !== 'none';
}

function same(a: object, b: object): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json);
}
