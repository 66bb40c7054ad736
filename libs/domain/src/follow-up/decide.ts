import { accept, addDays, canonicalJson, type Decider, type Decision, type Instant, instantInCopenhagen, type PlainDate, refuse } from '#kernel';
import { type Owner } from '../agreement/terms.js';
import { type Circumstances } from '../circumstances.js';
import { type FollowUpCommand, type PersonsFollowUpCommand, type PlanFollowUp } from './commands.js';
import {
  FollowUpCancelled,
  FollowUpCompleted,
  type FollowUpContent,
  FollowUpEscalated,
  type FollowUpEvent,
  FollowUpOpened,
  FollowUpReassigned,
  FollowUpReopened,
  FollowUpRescheduled,
} from './events.js';
import { isNobodys } from './owner.js';
import { FUP_1, FUP_2, FUP_3, FUP_4, FUP_5 } from './rules.js';
import { evolve, type FollowUp, type KnownFollowUp, noFollowUp } from './state.js';

export function decide(command: FollowUpCommand, task: FollowUp, now: Circumstances): Decision<FollowUpEvent> {
  const on = { on: now.today };
  if (command.type === 'PlanFollowUp') return plan(command, task, now);
  if (task.is === 'none') return refuse(FUP_1, 'not-opened');
  if (task.is !== 'open') return command.type === 'EscalateOverdue' ? accept() : refuse(FUP_1, 'not-open', { is: task.is });
  switch (command.type) {
    case 'FollowOwner':
      return accept(...(command.transferred ? transferred : followed)(command.owner, task, now));
    case 'FulfilFollowUp':
      return accept(FollowUpCompleted.of({ outcome: command.outcome, by: command.by }, on));
    case 'DropFollowUp':
      return accept(FollowUpCancelled.of({ because: command.because }, on));
    case 'EscalateOverdue':
      if (task.overdue) return accept();
      if (now.now < escalatedAt(task.content)) return refuse(FUP_2, 'not-overdue', { due: task.content.due });
      return accept(FollowUpEscalated.of({ because: 'overdue', to: now.policy.followUps.escalateTo }, on));
    default:
      return personDecides(command, task, now);
  }
}

/** Decides on the commands of one `follow_up-…` stream. */
export const followUpDecider: Decider<FollowUpCommand, FollowUpEvent, FollowUp, Circumstances> = { initial: noFollowUp, decide, evolve };

/** When a task is escalated that is not done (rule FUP-2). */
export function escalatedAt({ due, escalateAt }: Pick<FollowUpContent, 'due' | 'escalateAt'>): Instant {
  return escalateAt ?? instantInCopenhagen(addDays(due, 1), '00:00');
}

/** Rules FUP-6 and FUP-7. */
function plan({ content, tooLate }: PlanFollowUp, task: FollowUp, now: Circumstances): Decision<FollowUpEvent> {
  const on = { on: now.today };
  if (task.is === 'none') return tooLate ? accept() : accept(FollowUpOpened.of(content, on));
  const { kind, citizenId, subjectId } = task.content;
  if (kind !== content.kind || citizenId !== content.citizenId || subjectId !== content.subjectId) return refuse(FUP_1, 'opened-otherwise');
  if (task.is !== 'open') {
    return task.endedByPerson || tooLate ? accept() : accept(FollowUpReopened.of({ owner: content.owner, ...datesOf(content) }, on));
  }
  const moved = !same(datesOf(content), datesOf(task.content));
  return accept(...(moved ? [FollowUpRescheduled.of(datesOf(content), on)] : []), ...followed(content.owner, task, now));
}

/** Another owner by the role: nothing where a person has given the task to somebody. */
function followed(owner: Owner, { content, planned }: KnownFollowUp, { today }: Circumstances): readonly FollowUpEvent[] {
  const follows = !same(owner, planned) && same(content.owner, planned);
  return follows ? [FollowUpReassigned.of({ owner, how: 'followed' }, { on: today })] : [];
}

/** Another owner whoever had it: it is not left with the staff of another municipality (rule FUP-8). */
function transferred(owner: Owner, { content, planned }: KnownFollowUp, { today }: Circumstances): readonly FollowUpEvent[] {
  if (same(owner, content.owner) && same(owner, planned)) return [];
  return [FollowUpReassigned.of({ owner, how: 'transferred' }, { on: today })];
}

function personDecides(command: PersonsFollowUpCommand, { content: { owner } }: KnownFollowUp, { actor, today }: Circumstances): Decision<FollowUpEvent> {
  const on = { on: today };
  if (command.type === 'TakeFollowUp') return take(owner, { unit: actor.unit, workerId: command.workerId }, today);
  const mayChange = isNobodys(owner) || actor.unit === owner.unit || actor.role === 'myndighed' || actor.role === 'leder';
  if (!mayChange) return refuse(FUP_3, 'not-yours', { unit: owner.unit });
  switch (command.type) {
    case 'ReassignFollowUp':
      if (same(command.owner, owner)) return accept();
      return accept(FollowUpReassigned.of({ owner: command.owner, how: 'handed-on' }, on));
    case 'CompleteFollowUp':
      return accept(FollowUpCompleted.of({ outcome: command.outcome }, { ...on, ...noted(command.note) }));
    case 'CancelFollowUp': {
      const { personal } = noted(command.note);
      if (command.because === 'other' && !personal) return refuse(FUP_5, 'no-reason');
      return accept(FollowUpCancelled.of({ because: command.because }, { ...on, personal }));
    }
  }
}

/** Rule FUP-4. */
function take(owner: Owner, taker: Owner, today: PlainDate): Decision<FollowUpEvent> {
  if (same(owner, taker)) return accept();
  if (!isNobodys(owner) && owner.unit !== taker.unit) return refuse(FUP_4, 'of-another-unit', { unit: owner.unit });
  if (owner.workerId !== null) return refuse(FUP_4, 'has-an-owner', { workerId: owner.workerId });
  return accept(FollowUpReassigned.of({ owner: taker, how: 'taken' }, { on: today }));
}

function datesOf({ due, shownFrom, escalateAt }: FollowUpContent): Pick<FollowUpContent, 'due' | 'shownFrom' | 'escalateAt'> {
  return { due, ...(shownFrom === undefined ? {} : { shownFrom }), ...(escalateAt === undefined ? {} : { escalateAt }) };
}

function noted(note: string | undefined): { readonly personal?: { readonly note: string } } {
  const text = note?.trim() ?? '';
  return text === '' ? {} : { personal: { note: text } };
}

function same(a: FollowUpContent['owner'] | ReturnType<typeof datesOf>, b: FollowUpContent['owner'] | ReturnType<typeof datesOf>): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
