import { canonicalJson, derivedId, refuse, type Uuid } from '#kernel';
import { type AgreementVersion } from '../agreement/in-force.js';
import { type Policy } from '../policy/policy.js';
import { type AdvisoryContent } from './events.js';
import { dueUnder, type FormerAdvisory, type OccasionChange, type PartnerPlan, refusalBecause, termsUnder } from './plan-occasion.js';
import { ADV_5 } from './rules.js';
import { isWaiting, reachOf } from './state.js';

/** The id of the advisory that takes another's place on account of a revised agreement: planning it twice plans it once. */
export function revisedAdvisoryId(revisionId: Uuid, formerId: Uuid): Uuid {
  return derivedId('advisory', 'revised', revisionId, formerId);
}

/**
 * What the revision of an agreement asks for where an advisory waits (rule ADV-5).
 * @param revisionId of the event that revised the agreement
 * @param change what asked for the advisory: whether notice is late is measured on it, since nobody could know of the revision then
 * @param agreement in force with the partner on the advisory's date since the revision, if there is one
 */
export function planUnderRevision(
  revisionId: Uuid,
  { id: formerId, advisory }: FormerAdvisory,
  change: Pick<OccasionChange, 'recordedAt' | 'causedBy' | 'happened'>,
  agreement: AgreementVersion | undefined,
  policy: Pick<Policy, 'workingDays'>,
): PartnerPlan {
  const { content } = advisory;
  const { partnerId } = content;
  const id = revisedAdvisoryId(revisionId, formerId);
  const nothing = (reason: keyof (typeof ADV_5)['refusals']): PartnerPlan => ({ partnerId, refusal: refusalBecause(refuse(ADV_5, reason)) });
  const halfDone = advisory.replacedBy === id;
  if (!halfDone && (!isWaiting(advisory) || reachOf(advisory) !== 'none')) return nothing('not-waiting');
  if (!agreement) {
    if (content.corrects !== null) return nothing('told-otherwise');
    return { partnerId, stop: { id: formerId, command: { type: 'WithdrawAdvisory', because: 'agreement-ended' } } };
  }
  const next: AdvisoryContent = { ...content, ...termsUnder(agreement, content.about.trigger), ...whenDue(content, change, agreement, policy), underRevision: revisionId };
  if (saysTheSame(next, content)) return nothing('same-terms');
  return {
    partnerId,
    stop: { id: formerId, command: { type: 'ReplaceAdvisory', by: id, byKind: content.kind } },
    plan: { id, command: { type: 'PlanAdvisory', content: next } },
  };
}

/** What sets something right goes out at once, whatever notice was agreed. */
function whenDue(
  content: AdvisoryContent,
  change: Pick<OccasionChange, 'recordedAt' | 'causedBy' | 'happened'>,
  agreement: AgreementVersion,
  policy: Pick<Policy, 'workingDays'>,
): Pick<AdvisoryContent, 'dueAt' | 'late'> {
  if (content.corrects !== null) return { dueAt: content.dueAt, late: content.late };
  return dueUnder(agreement, change, content.about, policy);
}

function saysTheSame(next: AdvisoryContent, former: AdvisoryContent): boolean {
  const terms = ({ agreementVersion: _version, underRevision: _revision, ...rest }: AdvisoryContent) => canonicalJson(rest);
  return terms(next) === terms(former);
}
