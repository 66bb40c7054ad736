import { type FollowUpContent, type FollowUpEvent } from './events.js';

/** A task and what became of it. */
export type FollowUp =
  | { readonly is: 'none' }
  | { readonly is: 'open' | 'completed' | 'cancelled'; readonly content: FollowUpContent; readonly overdue: boolean };

/** No task yet. */
export const noFollowUp: FollowUp = { is: 'none' };

export function evolve(task: FollowUp, event: FollowUpEvent): FollowUp {
  if (event.type === 'FollowUpOpened') return task.is === 'none' ? { is: 'open', content: event.data, overdue: false } : task;
  if (task.is === 'none') return task;
  switch (event.type) {
    case 'FollowUpCompleted':
      return { ...task, is: 'completed' };
    case 'FollowUpCancelled':
      return { ...task, is: 'cancelled' };
    case 'FollowUpEscalated':
      return { ...task, overdue: true };
  }
}
