import { addDays, canonicalJson, dateInCopenhagen, daysBetween, derivedId, laterOf, type PlainDate, type Recorded, type Uuid } from '#kernel';
import { type AdvisoryContent, type AdvisoryEvent } from '../advisory/events.js';
import { type Owner } from '../agreement/terms.js';
import { type FollowUpCommand, type PlanFollowUp } from './commands.js';
import { type Dropping } from './events.js';
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
      if (was && !was.ended && isTransferred(was, one)) {
        const moved = sameDates(was, one) ? [] : [plan(one, planOf(one, occasion))];
        return [...moved, plan(one, { type: 'FollowOwner', owner: one.owner, transferred: true })];
      }
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

/**
 * What an event on an advisory asks of follow-ups: a person is to see to it, or need not any more (rule ADV-9).
 * @param history of the advisory up to the event
 */
export function followUpsOfAdvisory(
  recorded: Recorded<AdvisoryEvent>,
  advisoryId: Uuid,
  { citizenId, escalateTo }: Pick<AdvisoryContent, 'citizenId' | 'escalateTo'>,
  policyOn: PolicyOn,
  history: readonly Recorded<AdvisoryEvent>[] = [],
): readonly FollowUpPlan[] {
  const { event, stored } = recorded;
  const asked = (one: Recorded<AdvisoryEvent>) => askedBecauseOf(one, advisoryId, escalateTo, policyOn);
  const drops = fallenAwayBy(event, history).flatMap(({ escalation, because }) =>
    asked(escalation).map(({ key }): FollowUpPlan => ({ id: followUpId(citizenId, key), command: { type: 'DropFollowUp', because } })),
  );
  const learnedOn = dateInCopenhagen(stored.metadata.recordedAt);
  const plans = asked(recorded).map(({ because, ...one }): FollowUpPlan => {
    const { content, tooLate } = planOf(one, { citizenId, eventId: stored.id, learnedOn });
    return { id: followUpId(citizenId, one.key), command: { type: 'PlanFollowUp', content: { ...content, reason: because }, tooLate } };
  });
  return [...drops, ...plans];
}

/** The tasks that an event on an advisory asks for, and why. */
function askedBecauseOf({ event, stored }: Recorded<AdvisoryEvent>, subjectId: Uuid, escalateTo: Owner, policyOn: PolicyOn) {
  const on = dateInCopenhagen(stored.metadata.recordedAt);
  const task = taskOf(event, stored.id, on, escalateTo);
  if (!task) return [];
  const { reason: because, ...asking } = task;
  const asked = askedBy({ ...asking, subjectId, on, done: [] }, policyOn(on), { coordinator: UNASSIGNED, dead: false });
  return asked.map((one) => ({ ...one, because }));
}

type Escalation = Extract<AdvisoryEvent, { type: 'AdvisoryEscalated' }>['data']['because'];

/** What a person was asked to see to, and why there is no reason for that any more. */
function fallenAwayBy(event: AdvisoryEvent, history: readonly Recorded<AdvisoryEvent>[]) {
  const gone = noLongerAskedAfter(event);
  if (!gone) return [];
  return history
    .filter((one) => one.event.type === 'AdvisoryEscalated' && gone.tasks.includes(one.event.data.because))
    .map((escalation) => ({ escalation, because: gone.because }));
}

/**
 * The tasks that there is no reason for any more (rules ADV-3, ADV-6, ADV-7 and ADV-9). Whether a partner acts on what it holds and has
 * not confirmed, or has refused, stays a person's to find out.
 */
function noLongerAskedAfter({ type, data }: AdvisoryEvent): { readonly tasks: readonly Escalation[]; readonly because: Dropping } | undefined {
  switch (type) {
    case 'AdvisoryAcknowledged':
    case 'AdvisoryAnswered':
      return { tasks: ['not-acknowledged', 'given-up', 'turned-down'], because: 'advisory-confirmed' };
    case 'AdvisoryDelivered':
      return data.confirms
        ? { tasks: ['not-acknowledged', 'given-up', 'turned-down'], because: 'advisory-confirmed' }
        : { tasks: ['given-up', 'turned-down'], because: 'advisory-arrived' };
    case 'AdvisoryUnblocked':
      return { tasks: ['blocked'], because: 'advisory-unblocked' };
    case 'AdvisoryRedriven':
      return { tasks: ['given-up', 'turned-down'], because: 'advisory-redriven' };
    case 'AdvisoryReplaced':
    case 'AdvisoryWithdrawn':
      return { tasks: ['blocked', 'given-up', 'turned-down'], because: 'advisory-stopped' };
    default:
      return undefined;
  }
}

/** Every answer is a task of its own, and so is everything that a person is to see to once more, whoever ended the first. */
function taskOf(event: AdvisoryEvent, eventId: Uuid, on: PlainDate, escalateTo: Owner) {
  if (event.type === 'AdvisoryAnswered') {
    return { reason: 'advisory-answered', trigger: 'advisory-answered', part: eventId, dates: { answered: on }, owners: { named: escalateTo } } as const;
  }
  if (event.type !== 'AdvisoryEscalated') return undefined;
  const { because, to } = event.data;
  return { reason: `advisory-${because}`, trigger: 'advisory-escalated', part: `${because} ${eventId}`, dates: { escalated: on }, owners: { named: to } } as const;
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

/** Whether the case has gone to another municipality in between (rule FUP-8). */
function isTransferred(was: AskedFollowUp, one: AskedFollowUp): boolean {
  return was.acting !== undefined && one.acting !== undefined && was.acting !== one.acting;
}

function sameDates(a: AskedFollowUp, b: AskedFollowUp): boolean {
  return a.due === b.due && a.shownDaysBefore === b.shownDaysBefore;
}
