import { type Owner } from '../agreement/terms.js';
import { droppings, type Dropping, type FollowUpContent, type FollowUpEvent } from './events.js';

/** A task and what became of it. */
export interface KnownFollowUp {
  readonly is: 'open' | 'completed' | 'cancelled';
  /** As it stands: with its present owner and due date. */
  readonly content: FollowUpContent;
  /** The owner that followed from its reason last; somebody else has it where it was handed on or taken. */
  readonly planned: Owner;
  /** Found not done after its due date. */
  readonly overdue: boolean;
  /** Whether a person ended it; what the service ended it may open again. */
  readonly endedByPerson: boolean;
}
export type FollowUp = { readonly is: 'none' } | KnownFollowUp;

/** No task yet. */
export const noFollowUp: FollowUp = { is: 'none' };

export function evolve(task: FollowUp, event: FollowUpEvent): FollowUp {
  if (event.type === 'FollowUpOpened') {
    return task.is === 'none' ? { is: 'open', content: event.data, planned: event.data.owner, overdue: false, endedByPerson: false } : task;
  }
  return task.is === 'none' ? task : changed(task, event);
}

function changed(task: KnownFollowUp, event: Exclude<FollowUpEvent, { readonly type: 'FollowUpOpened' }>): KnownFollowUp {
  switch (event.type) {
    case 'FollowUpRescheduled':
      return { ...task, content: dated(task.content, event.data), overdue: false };
    case 'FollowUpReassigned': {
      const { owner, how } = event.data;
      return { ...task, content: { ...task.content, owner }, planned: how === 'followed' || how === 'transferred' ? owner : task.planned };
    }
    case 'FollowUpReopened': {
      const { owner, ...due } = event.data;
      return { is: 'open', content: { ...dated(task.content, due), owner }, planned: owner, overdue: false, endedByPerson: false };
    }
    case 'FollowUpCompleted':
      return { ...task, is: 'completed', endedByPerson: event.data.by === undefined };
    case 'FollowUpCancelled':
      return { ...task, is: 'cancelled', endedByPerson: !droppings.includes(event.data.because as Dropping) };
    case 'FollowUpEscalated':
      return { ...task, overdue: true };
  }
}

/** The content with other dates; those that are not said are not there any more. */
function dated(content: FollowUpContent, due: Pick<FollowUpContent, 'due' | 'shownFrom' | 'escalateAt'>): FollowUpContent {
  const { due: _due, shownFrom: _shownFrom, escalateAt: _escalateAt, ...rest } = content;
  return { ...rest, ...due };
}
