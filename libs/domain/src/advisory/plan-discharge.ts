import { dateInCopenhagen, daysBetween, type Decision, derivedId, type Instant, refuse, type Refusal, type Uuid } from '#kernel';
import { type AgreementVersion } from '../agreement/in-force.js';
import { noticeDueAt } from '../agreement/lead-time.js';
import { type Cause } from '../pathway/stay/events.js';
import { type Policy } from '../policy/policy.js';
import { type PlanAdvisory, type ReplaceAdvisory, type WithdrawAdvisory } from './commands.js';
import { type About, type DischargeSays, planKey } from './discharge-reading.js';
import { type AdvisoryContent, type AdvisoryKind, type Late } from './events.js';
import { DIS_1 } from './rules.js';
import { isWaiting, type PlannedAdvisory, reachOf } from './state.js';

/** A change of a discharge that partners may have to hear of: it happened, or an entry about it was corrected or taken back. */
export interface DischargeChange {
  readonly eventId: Uuid;
  /** What is read of the discharge since; `retracted` where the plan itself was taken back. */
  readonly happened: DischargeSays | { readonly is: 'retracted' };
  readonly citizenId: Uuid;
  readonly stayId: Uuid;
  readonly planId: Uuid | null;
  /** When it was recorded. What is late or in the past is measured on it, so that planning it again plans the same. */
  readonly recordedAt: Instant;
  readonly causedBy: Cause;
}

/** What was planned for a partner before, on account of earlier changes of the same plan. */
export interface FormerAdvisory {
  readonly id: Uuid;
  readonly advisory: PlannedAdvisory;
}

/** What a change asks for at one partner: first `stop` the current advisory, then `plan` another. */
export interface PartnerPlan {
  readonly partnerId: string;
  readonly stop?: { readonly id: Uuid; readonly command: ReplaceAdvisory | WithdrawAdvisory };
  readonly plan?: { readonly id: Uuid; readonly command: PlanAdvisory };
  /** Why nothing goes out on account of the change. */
  readonly refusal?: Refusal;
}

/**
 * The id of the advisory that follows from an event: planning it twice plans it once. The discharge is part of it, since one
 * correction can change several.
 */
export function advisoryId(triggeredBy: Uuid, plan: Pick<DischargeChange, 'stayId' | 'planId'>, partnerId: string, kind: AdvisoryKind): Uuid {
  return derivedId('advisory', triggeredBy, planKey(plan), partnerId, kind);
}

/**
 * What a change of a discharge asks for at one partner (rule DIS-1).
 * @param agreement in force with the partner on the date that the change is about, if there is one
 * @param former what was planned for the partner on account of earlier changes of the plan, oldest first
 */
export function planFor(
  change: DischargeChange,
  partnerId: string,
  agreement: AgreementVersion | undefined,
  former: readonly FormerAdvisory[],
  policy: Pick<Policy, 'workingDays'>,
): PartnerPlan {
  const { happened, recordedAt } = change;
  const today = dateInCopenhagen(recordedAt);
  const told = former.findLast(({ advisory }) => wasTold(advisory));
  const current = former.findLast(({ advisory }) => advisory.possiblySentWhenStopped === null);
  const nothing = (reason: keyof (typeof DIS_1)['refusals'], because: WithdrawAdvisory['because']): PartnerPlan => ({
    partnerId,
    ...(current && isWaiting(current.advisory) ? { stop: { id: current.id, command: { type: 'WithdrawAdvisory', because } } } : {}),
    refusal: refusalOf(reason),
  });
  const send = (kind: AdvisoryKind, about: About, dueAt: Instant, late: Late | null): PartnerPlan => {
    const id = advisoryId(change.eventId, change, partnerId, kind);
    const terms = agreement ? termsUnder(agreement) : underFormer(told!.advisory.content);
    const { citizenId, stayId, planId, eventId: triggeredBy } = change;
    const content: AdvisoryContent = {
      kind, citizenId, partnerId, ...terms, triggeredBy, stayId, planId, about, dueAt, late, corrects: told?.id ?? null,
    };
    const replaced = current ?? former.find(({ advisory }) => advisory.replacedBy === id);
    return {
      partnerId,
      ...(replaced ? { stop: { id: replaced.id, command: { type: 'ReplaceAdvisory', by: id, byKind: kind } } } : {}),
      plan: { id, command: { type: 'PlanAdvisory', content } },
    };
  };

  /** Tells a partner that holds something else; what has been decided is not decided again. */
  const correct = (holder: FormerAdvisory, kind: AdvisoryKind, about: About, late: Late | null): PartnerPlan => {
    const decided = former.some(({ advisory }) => advisory.replacedBy === advisoryId(change.eventId, change, partnerId, kind));
    const known = !decided && saysJust(holder.advisory.content, kind, about);
    if (known && holder === current) return { partnerId, refusal: refusalOf('known-already') };
    if (known && holder.advisory.reach === 'certain') return nothing('known-already', 'known-already');
    return send(kind, about, recordedAt, late);
  };

  if (happened.is === 'died') return nothing('citizen-died', 'citizen-died');
  if (happened.is === 'cancelled' || happened.is === 'retracted') {
    return told ? correct(told, 'discharge-withdrawn', told.advisory.content.about, null) : nothing('told-nothing', happened.is);
  }
  const { about } = happened;
  if (about.date < today) return nothing('backdated', 'backdated');
  const due = agreement && dueUnder(agreement, change, about, policy);
  const late = due?.late ?? null;
  if (told?.advisory.content.kind === 'discharge-withdrawn') return correct(told, 'discharge-planned', about, late);
  if (told) return correct(told, 'discharge-moved', about, about.date < told.advisory.content.about.date ? late : null);
  if (due === undefined) return nothing('no-agreement', 'agreement-ended');
  return send('discharge-planned', about, due.dueAt, late);
}

/** When a partner that knows nothing yet is told of a discharge: at once where the agreed time has passed, and when it has happened. */
export function dueUnder(
  { terms }: AgreementVersion,
  { recordedAt, causedBy, happened }: Pick<DischargeChange, 'recordedAt' | 'causedBy' | 'happened'>,
  { date }: About,
  policy: Pick<Policy, 'workingDays'>,
): { readonly dueAt: Instant; readonly late: Late | null } {
  const agreed = noticeDueAt(terms, date, policy);
  const late = agreed < recordedAt ? { by: daysBetween(dateInCopenhagen(agreed), dateInCopenhagen(recordedAt)), causedBy } : null;
  return { dueAt: late || happened.is === 'recorded' ? recordedAt : agreed, late };
}

/**
 * What the partner can hold. For an advisory that was stopped, what was known at that moment counts: it decided what came
 * after it, and must go on deciding the same.
 */
function wasTold(advisory: PlannedAdvisory): boolean {
  return advisory.possiblySentWhenStopped ?? reachOf(advisory) !== 'none';
}

/** What an advisory takes over from the agreement that it is planned under. */
export function termsUnder({ agreementId, version, terms }: AgreementVersion) {
  const { basis, acknowledgeWithin, escalateTo } = terms;
  return { agreementId, agreementVersion: version, basis, acknowledgeWithin, escalateTo };
}

/** A partner that was told something is told that it changed, also when the agreement has run out since. */
function underFormer({ agreementId, agreementVersion, basis, acknowledgeWithin, escalateTo }: AdvisoryContent) {
  return { agreementId, agreementVersion, basis, acknowledgeWithin, escalateTo };
}

/** A withdrawal takes back whatever was said; any other kind says date and destination. */
function saysJust(content: AdvisoryContent, kind: AdvisoryKind, about: About): boolean {
  const withdrawn = kind === 'discharge-withdrawn';
  if (withdrawn !== (content.kind === 'discharge-withdrawn')) return false;
  return withdrawn || (content.about.date === about.date && content.about.destination === about.destination);
}

function refusalOf(reason: keyof (typeof DIS_1)['refusals']): Refusal {
  return refusalBecause(refuse(DIS_1, reason));
}

export function refusalBecause(decision: Decision<never>): Refusal {
  if (decision.accepted) throw new Error('a refusal accepts nothing');
  return decision.refusal;
}
