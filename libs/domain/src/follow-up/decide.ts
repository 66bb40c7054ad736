import { accept, canonicalJson, type Decider, type Decision, refuse } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { type FollowUpCommand } from './commands.js';
import { FollowUpCancelled, FollowUpCompleted, FollowUpEscalated, type FollowUpEvent, FollowUpOpened } from './events.js';
import { FUP_1, FUP_2 } from './rules.js';
import { evolve, type FollowUp, noFollowUp } from './state.js';

type Light = Pick<Circumstances, 'today'>;

export function decide(command: FollowUpCommand, task: FollowUp, { today }: Light): Decision<FollowUpEvent> {
  const on = { on: today };
  if (command.type === 'OpenFollowUp') {
    if (task.is === 'none') return accept(FollowUpOpened.of(command.content, on));
    return canonicalJson(task.content) === canonicalJson(command.content) ? accept() : refuse(FUP_1, 'opened-otherwise');
  }
  if (task.is === 'none') return refuse(FUP_1, 'not-opened');
  if (task.is !== 'open') return command.type === 'EscalateOverdue' ? accept() : refuse(FUP_1, 'not-open', { is: task.is });
  switch (command.type) {
    case 'CompleteFollowUp':
      return accept(FollowUpCompleted.of({ outcome: command.outcome }, on));
    case 'CancelFollowUp':
      return accept(FollowUpCancelled.of({ because: command.because }, on));
    case 'EscalateOverdue':
      if (task.overdue) return accept();
      if (today <= task.content.due) return refuse(FUP_2, 'not-overdue', { due: task.content.due });
      return accept(FollowUpEscalated.of({ because: 'overdue' }, on));
  }
}

/** Decides on the commands of one `follow_up-…` stream. */
export const followUpDecider: Decider<FollowUpCommand, FollowUpEvent, FollowUp, Light> = { initial: noFollowUp, decide, evolve };
