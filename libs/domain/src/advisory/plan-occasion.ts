import { addDays, canonicalJson, dateInCopenhagen, daysBetween, type Decision, derivedId, type Instant, type PlainDate, refuse, type Refusal, type Uuid } from '#kernel';
import { type AgreementVersion } from '../agreement/in-force.js';
import { noticeDueAt, toldWithin } from '../agreement/lead-time.js';
import { type Cause } from '../pathway/stay/events.js';
import { type Policy } from '../policy/policy.js';
import { type About, isOver, isToldAfterwards } from './about.js';
import { type PlanAdvisory, type ReplaceAdvisory, type WithdrawAdvisory } from './commands.js';
import { type AdvisoryContent, type Late } from './events.js';
import { type AdvisoryKind, type AdvisoryStep, kindsOf, stepOf } from './kinds.js';
import { leavingUnder } from './minimisation.js';
import { occasionKey, type OccasionName, type OccasionSays } from './occasions/occasion.js';
import { type OccasionRefusal, ruleOn } from './rules.js';
import { isWaiting, type PlannedAdvisory, reachOf } from './state.js';

/** A change of an occasion that partners may have to hear of: it happened, or an entry about it was corrected or taken back. */
export interface OccasionChange extends OccasionName {
  readonly eventId: Uuid;
  /** What is read of the occasion since; `retracted` where it was itself taken back. */
  readonly happened: OccasionSays | { readonly is: 'retracted' };
  readonly citizenId: Uuid;
  /** When it was recorded. What is late or in the past is measured on it, so that planning it again plans the same. */
  readonly recordedAt: Instant;
  readonly causedBy: Cause;
}

/** What was planned for a partner before, on account of earlier changes of the same occasion. */
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
 * The id of the advisory that follows from an event: planning it twice plans it once. The occasion is part of it, since one
 * correction can change several.
 */
export function advisoryId(triggeredBy: Uuid, occasion: OccasionName, partnerId: string, kind: AdvisoryKind): Uuid {
  return derivedId('advisory', triggeredBy, occasionKey(occasion), partnerId, kind);
}

/** The id of the advisory about what stood already when an agreement came to cover it (rule ADV-8): planning it twice plans it once. */
export function coveredAdvisoryId(agreed: Uuid, occasion: OccasionName, partnerId: string): Uuid {
  return derivedId('advisory', 'covered', agreed, occasionKey(occasion), partnerId);
}

/**
 * What a change of an occasion asks for at one partner (rules DIS-1 and OCC-1 to OCC-5).
 * @param agreement in force with the partner on the date that the change is about, if there is one
 * @param former what was planned for the partner on account of earlier changes of the occasion, oldest first
 * @param agreed the event by which an agreement came to cover what stood already (rule ADV-8); absent where the change itself asks
 */
export function planFor(
  change: OccasionChange,
  partnerId: string,
  agreement: AgreementVersion | undefined,
  former: readonly FormerAdvisory[],
  policy: OccasionPolicy,
  agreed?: Uuid,
): PartnerPlan {
  const { happened, recordedAt } = change;
  const kinds: Readonly<Record<AdvisoryStep, AdvisoryKind>> = kindsOf[change.trigger];
  const idOf = (kind: AdvisoryKind) => (agreed === undefined ? advisoryId(change.eventId, change, partnerId, kind) : coveredAdvisoryId(agreed, change, partnerId));
  const refusalOf = (reason: OccasionRefusal) => refusalBecause(refuse(ruleOn(change.trigger), reason));
  const today = dateInCopenhagen(recordedAt);
  const told = former.findLast(({ advisory }) => wasTold(advisory));
  const current = former.findLast(({ advisory }) => advisory.possiblySentWhenStopped === null);
  const nothing = (reason: OccasionRefusal, because: WithdrawAdvisory['because']): PartnerPlan => ({
    partnerId,
    ...(current && isWaiting(current.advisory) ? { stop: { id: current.id, command: { type: 'WithdrawAdvisory', because } } } : {}),
    refusal: refusalOf(reason),
  });
  const send = (step: AdvisoryStep, about: About, dueAt: Instant, late: Late | null): PartnerPlan => {
    const kind = kinds[step];
    const id = idOf(kind);
    const terms = agreement ? termsUnder(agreement, change.trigger) : underFormer(told!.advisory.content);
    const { citizenId, subjectId, planId, eventId: triggeredBy } = change;
    const content: AdvisoryContent = {
      kind, citizenId, partnerId, ...terms, triggeredBy, subjectId, planId, about, dueAt, late, corrects: told?.id ?? null,
      ...(agreed === undefined ? {} : { underRevision: agreed }),
    };
    const replaced = current ?? former.find(({ advisory }) => advisory.replacedBy === id);
    return {
      partnerId,
      ...(replaced ? { stop: { id: replaced.id, command: { type: 'ReplaceAdvisory', by: id, byKind: kind } } } : {}),
      plan: { id, command: { type: 'PlanAdvisory', content } },
    };
  };

  /** Tells a partner that holds something else; what has been decided is not decided again. */
  const correct = (holder: FormerAdvisory, step: AdvisoryStep, about: About, late: Late | null): PartnerPlan => {
    const decided = former.some(({ advisory }) => advisory.replacedBy === idOf(kinds[step]));
    const known = !decided && saysJust(holder.advisory.content, step, about);
    if (known && holder === current) return { partnerId, refusal: refusalOf('known-already') };
    if (known && holder.advisory.reach === 'certain') return nothing('known-already', 'known-already');
    return send(step, about, recordedAt, late);
  };

  if (happened.is === 'died') return nothing('citizen-died', 'citizen-died');
  if (happened.is === 'cancelled' || happened.is === 'retracted') {
    return told ? correct(told, 'withdrawn', told.advisory.content.about, null) : nothing('told-nothing', happened.is);
  }
  const { about } = happened;
  if (isOver(about, today, longestAfterUnder(policy)) && !(told && isToldAfterwards(about))) return nothing('backdated', 'backdated');
  const due = agreement && dueUnder(agreement, change, about, policy);
  const late = due?.late ?? null;
  if (told && stepOf(told.advisory.content.kind) === 'withdrawn') return correct(told, 'first', about, late);
  if (told) return correct(told, 'changed', about, isBroughtForward(told.advisory.content.about, about) ? late : null);
  if (due === undefined) return nothing('no-agreement', 'agreement-ended');
  return send('first', about, due.dueAt, late);
}

/** What of a policy decides when partners are told. */
export type OccasionPolicy = Pick<Policy, 'workingDays' | 'followUps'>;

/** The last date on which partners are still told of what happened on another, as on which a follow-up is still opened (rule FUP-7). */
export function longestAfterUnder({ followUps }: Pick<Policy, 'followUps'>): (date: PlainDate) => PlainDate {
  return (date) => addDays(date, followUps.notOpenedAfterDays);
}

/**
 * When a partner that knows nothing yet is told of an occasion: at once where the agreed time has passed, and when it has happened.
 * Of what is told afterwards the agreed time is a deadline.
 */
export function dueUnder(
  { terms }: AgreementVersion,
  { recordedAt, causedBy, happened }: Pick<OccasionChange, 'recordedAt' | 'causedBy' | 'happened'>,
  about: About,
  policy: Pick<Policy, 'workingDays'>,
): { readonly dueAt: Instant; readonly late: Late | null } {
  const agreed = isToldAfterwards(about) ? toldWithin(terms, about.date, policy) : noticeDueAt(terms, about.date, policy);
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

/** The occasion that an advisory is about. */
export function occasionOf({ about, subjectId, planId }: Pick<AdvisoryContent, 'about' | 'subjectId' | 'planId'>): OccasionName {
  return { trigger: about.trigger, subjectId, planId };
}

/** What an advisory takes over from the agreement that it is planned under. */
export function termsUnder({ agreementId, version, terms }: AgreementVersion, trigger: OccasionName['trigger']) {
  const { acknowledgeWithin, escalateTo } = terms;
  return { agreementId, agreementVersion: version, basis: leavingUnder(terms.basis, trigger), acknowledgeWithin, escalateTo };
}

/** A partner that was told something is told that it changed, also when the agreement has run out since. */
function underFormer({ agreementId, agreementVersion, basis, acknowledgeWithin, escalateTo }: AdvisoryContent) {
  return { agreementId, agreementVersion, basis, acknowledgeWithin, escalateTo };
}

/** A withdrawal takes back whatever was said; anything else says what it is about. */
function saysJust(content: AdvisoryContent, step: AdvisoryStep, about: About): boolean {
  const withdrawn = step === 'withdrawn';
  if (withdrawn !== (stepOf(content.kind) === 'withdrawn')) return false;
  return withdrawn || canonicalJson(content.about) === canonicalJson(about);
}

/** Only then is notice of a change short: what happened is told as soon as it is known to have been otherwise. */
function isBroughtForward(told: About, about: About): boolean {
  return !isToldAfterwards(about) && about.date < told.date;
}

export function refusalBecause(decision: Decision<never>): Refusal {
  if (decision.accepted) throw new Error('a refusal accepts nothing');
  return decision.refusal;
}
