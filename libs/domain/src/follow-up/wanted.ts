import { addDays, addMonths, type Instant, type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { type Owner } from '../agreement/terms.js';
import { addWorkingDays } from '../law/working-days.js';
import { openingAfter } from '../law/working-hours.js';
import { presentCoordinator } from '../pathway/people/state.js';
import { type PathwayState } from '../pathway/state.js';
import { type FollowUpRow, type FollowUpTrigger, type Fulfilment } from '../policy/follow-up-table.js';
import { type Policy } from '../policy/policy.js';
import { type Dropping } from './events.js';
import { UNASSIGNED } from './owner.js';
import { admissionReasons } from './reasons/admissions.js';
import { caseReasons } from './reasons/case.js';
import { correspondenceReasons } from './reasons/correspondence.js';
import { handoverReasons } from './reasons/handovers.js';
import { klippekortReasons } from './reasons/klippekort.js';
import { type PolicyOn, type Reason } from './reasons/reason.js';
import { serviceReasons } from './reasons/services.js';
import { stayReasons } from './reasons/stays.js';

/** A follow-up that the pathway asks for, or has asked for. */
export interface AskedFollowUp {
  /** Stays the same while dates and owners change. */
  readonly key: string;
  readonly kind: string;
  readonly trigger: FollowUpTrigger;
  readonly subjectId: Uuid;
  readonly owner: Owner;
  /** The date as the table gives it, however long ago. */
  readonly due: PlainDate;
  readonly shownDaysBefore: number | null;
  /** The policy that it is asked under. */
  readonly policy: Policy;
  /** The municipality whose staff do it; absent where nobody is named for it on a pathway. */
  readonly acting?: MunicipalityCode | undefined;
  /** Absent while it is to be done. */
  readonly ended?: { readonly as: 'fulfilled'; readonly by: Fulfilment } | { readonly as: 'dropped'; readonly because: Dropping };
}

/**
 * All follow-ups that a pathway asks for by the municipality's table, and those that it asks for no more. Pure, without a
 * clock: what an event asks is the difference that it makes to this.
 */
export function followUpsOf(state: PathwayState, citizenId: Uuid, policyOn: PolicyOn): readonly AskedFollowUp[] {
  const reasons = [
    ...caseReasons(state, citizenId),
    ...stayReasons(state, policyOn),
    ...admissionReasons(state),
    ...correspondenceReasons(state),
    ...serviceReasons(state),
    ...klippekortReasons(state, policyOn),
    ...handoverReasons(state),
  ];
  const named = presentCoordinator(state.people);
  const coordinator = named ? { unit: named.unit, workerId: named.workerId } : UNASSIGNED;
  const { acting: terms } = state.responsibility;
  const light = { coordinator, dead: state.case.diedOn !== undefined, acting: terms.at(-1)?.municipality, takenOverOn: terms.length > 1 ? terms.at(-1)?.from : undefined };
  return reasons.flatMap((reason) => askedBy(reason, policyOn(reason.on), light));
}

/** In the light of what a reason asks for something. */
interface Light {
  readonly coordinator: Owner;
  readonly dead: boolean;
  readonly acting?: MunicipalityCode | undefined;
  /** Since when the acting municipality has the case, where it has come from another one. */
  readonly takenOverOn?: PlainDate | undefined;
}

/** Those of the follow-ups that are to be done. */
export function followUpsWanted(state: PathwayState, citizenId: Uuid, policyOn: PolicyOn): readonly AskedFollowUp[] {
  return followUpsOf(state, citizenId, policyOn).filter(({ ended }) => ended === undefined);
}

/** What a reason asks for, by the table that was in force when it arose. */
export function askedBy(reason: Reason, policy: Policy, light: Light): readonly AskedFollowUp[] {
  const { trigger, subjectId, part } = reason;
  return Object.entries(policy.followUps.table).flatMap(([kind, row]) => {
    if (!row.active || !row.triggers.includes(trigger)) return [];
    const ended = endingOf(row, reason, light.dead);
    return duesOf(row, reason, policy).map((due, n): AskedFollowUp => {
      const key = [kind, subjectId, ...(part === undefined ? [] : [part]), ...(row.repeat ? [String(n + 1)] : [])].join('/');
      const { shownDaysBefore } = row;
      const owner = ownerOf(row, reason, light);
      return { key, kind, trigger, subjectId, owner, due, shownDaysBefore, policy, acting: light.acting, ...(ended ? { ended } : {}) };
    });
  });
}

/** When a task with this due date is escalated: the municipality's next opening. */
export function escalationOf(due: PlainDate, policy: Policy): Instant {
  return openingAfter(due, policy);
}

function endingOf({ fulfilledBy }: FollowUpRow, { done, over }: Reason, dead: boolean): AskedFollowUp['ended'] {
  if (fulfilledBy !== null && done.includes(fulfilledBy)) return { as: 'fulfilled', by: fulfilledBy };
  if (dead) return { as: 'dropped', because: 'citizen-died' };
  return over && { as: 'dropped', because: over };
}

/** What arose under another municipality is not left with that one's staff (rule FUP-8). */
function ownerOf({ owner }: FollowUpRow, { owners, on }: Reason, { coordinator, takenOverOn }: Light): Owner {
  if (takenOverOn !== undefined && on < takenOverOn) return coordinator;
  if (typeof owner !== 'string') return owner;
  return owner === 'coordinator' ? coordinator : (owners?.[owner] ?? coordinator);
}

/** A row that repeats does so no more often than this. */
const MOST = 60;

/** The due dates of a row, the first one first; none where the date that it is counted from is not there. */
function duesOf({ due, repeat }: FollowUpRow, { dates, dateOfUse }: Reason, { workingDays }: Policy): readonly PlainDate[] {
  const anchor = dates[due.anchor];
  if (!anchor) return [];
  const first = due.unit === 'dates-used' ? dateOfUse?.(due.value) : counted(anchor, { ...due, unit: due.unit }, workingDays);
  if (first === undefined) return [];
  if (!repeat) return [first];
  const until = dates[repeat.until];
  const dues: PlainDate[] = [];
  for (let next = first; until && next <= until && dues.length < MOST; next = addDays(next, repeat.everyDays)) dues.push(next);
  return dues;
}

function counted(
  anchor: PlainDate,
  { value, unit }: { readonly value: number; readonly unit: 'days' | 'working-days' | 'months' },
  workingDays: Policy['workingDays'],
): PlainDate {
  switch (unit) {
    case 'days':
      return addDays(anchor, value);
    case 'working-days':
      return addWorkingDays(anchor, value, workingDays);
    case 'months':
      return addMonths(anchor, value);
  }
}
