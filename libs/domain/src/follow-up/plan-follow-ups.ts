import { addDays, canonicalJson, dateInCopenhagen, daysBetween, derivedId, laterOf, type PlainDate, type Recorded, type Uuid } from '#kernel';
import { type AdvisoryContent, type AdvisoryEvent } from '../advisory/events.js';
import { type Owner } from '../agreement/terms.js';
import { type FollowUpCommand, type PlanFollowUp } from './commands.js';
import { type PolicyOn } from './reasons/reason.js';
import { type AskedFollowUp, askedBy, escalationOf } from './wanted.js';
import { UNASSIGNED } from './owner.js';

/** What something that was recorded asks of one follow-up. */
export interface FollowUpPlan {
  readonly id: Uuid;
  readonly command: FollowUpCommand;
}

/** The id of a follow-up: planning it twice plans it once. */
export function followUpId(citizenId: Uuid, key: string): Uuid {
  return derivedId('follow_up', citizenId, key);
}

/** What was recorded, for which plans are made. */
export interface Occasion {
  readonly citizenId: Uuid;
  readonly eventId: Uuid;
  /** The date on which it was recorded. */
  readonly learnedOn: PlainDate;
}

/**
 * What is to be done about follow-ups when a pathway that asked for some comes to ask for others (rule FUP-6). Both are asked
 * under the same policies, so that a new policy by itself changes nothing that stands.
 */
export function planFollowUps(before: readonly AskedFollowUp[], after: readonly AskedFollowUp[], occasion: Occasion): readonly FollowUpPlan[] {
  const earlier = new Map(before.map((one) => [one.key, one]));
  const now = new Map(after.map((one) => [one.key, one]));
  const reasons = new Set(after.map(({ trigger, subjectId }) => `${trigger}/${subjectId}`));
  const plan = (one: AskedFollowUp, command: FollowUpCommand): FollowUpPlan => ({ id: followUpId(occasion.citizenId, one.key), command });
  const changes = after.flatMap((one): readonly FollowUpPlan[] => {
    const was = earlier.get(one.key);
    if (!one.ended) {
      if (!was || was.ended || !sameDates(was, one)) return [plan(one, planOf(one, occasion))];
      // A date that has passed since stands: whoever comes to own the task now owns what is overdue.
      return canonicalJson(was.owner) === canonicalJson(one.owner) ? [] : [plan(one, { type: 'FollowOwner', owner: one.owner })];
    }
    // What was ended before it was learned of asks for nothing.
    return was && !was.ended ? [plan(one, endOf(one.ended))] : [];
  });
  const gone = before.filter(({ key, ended }) => !ended && !now.has(key));
  const drops = gone.map((one) => {
    const because = reasons.has(`${one.trigger}/${one.subjectId}`) ? 'date-moved' : 'entry-taken-back';
    return plan(one, { type: 'DropFollowUp', because });
  });
  return [...changes, ...drops];
}

/** What an event on an advisory asks of follow-ups: a person is to see to it. */
export function followUpsOfAdvisory(
  { event, stored }: Recorded<AdvisoryEvent>,
  advisoryId: Uuid,
  { citizenId, escalateTo }: Pick<AdvisoryContent, 'citizenId' | 'escalateTo'>,
  policyOn: PolicyOn,
): readonly FollowUpPlan[] {
  const learnedOn = dateInCopenhagen(stored.metadata.recordedAt);
  const occasion = taskOf(event, stored.id, learnedOn, escalateTo);
  if (!occasion) return [];
  const { reason, ...asking } = occasion;
  const asked = askedBy({ ...asking, subjectId: advisoryId, on: learnedOn, done: [] }, policyOn(learnedOn), { coordinator: UNASSIGNED, dead: false });
  return asked.map((one) => {
    const { content, tooLate } = planOf(one, { citizenId, eventId: stored.id, learnedOn });
    return { id: followUpId(citizenId, one.key), command: { type: 'PlanFollowUp', content: { ...content, reason }, tooLate } };
  });
}

/** Every answer is a task of its own, and so is what is blocked once more, whoever ended the first. */
function taskOf(event: AdvisoryEvent, eventId: Uuid, on: PlainDate, escalateTo: Owner) {
  if (event.type === 'AdvisoryAnswered') {
    return { reason: 'advisory-answered', trigger: 'advisory-answered', part: eventId, dates: { answered: on }, owners: { named: escalateTo } } as const;
  }
  if (event.type !== 'AdvisoryEscalated') return undefined;
  const { because, to } = event.data;
  const part = because === 'blocked' ? `${because} ${eventId}` : because;
  return { reason: `advisory-${because}`, trigger: 'advisory-escalated', part, dates: { escalated: on }, owners: { named: to } } as const;
}

/** Rule FUP-7. */
function planOf(asked: AskedFollowUp, { citizenId, eventId: sourceEventId, learnedOn }: Occasion): PlanFollowUp {
  const { kind, owner, subjectId, policy, shownDaysBefore, trigger: reason } = asked;
  const due = laterOf(asked.due, learnedOn);
  const shown = shownDaysBefore === null ? {} : { shownFrom: addDays(due, -shownDaysBefore) };
  return {
    type: 'PlanFollowUp',
    content: { kind, citizenId, owner, due, ...shown, escalateAt: escalationOf(due, policy), reason, sourceEventId, subjectId },
    tooLate: daysBetween(asked.due, learnedOn) > policy.followUps.notOpenedAfterDays,
  };
}

function endOf(ended: NonNullable<AskedFollowUp['ended']>): FollowUpCommand {
  if (ended.as === 'dropped') return { type: 'DropFollowUp', because: ended.because };
  return { type: 'FulfilFollowUp', outcome: ended.by === 'expired' ? 'expired' : 'fulfilled', by: ended.by };
}

function sameDates(a: AskedFollowUp, b: AskedFollowUp): boolean {
  return a.due === b.due && a.shownDaysBefore === b.shownDaysBefore;
}
