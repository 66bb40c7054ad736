import { type EventStore } from '#event-store';
import { type CommandHandler, type PolicyBook } from '#processing';

/** What planners stand on. */
export interface PlannerParts {
  readonly store: Pick<EventStore, 'readStream' | 'readAll'>;
  readonly commands: Pick<CommandHandler, 'execute'>;
  readonly policies: Pick<PolicyBook, 'before'>;
}

/** How often a plan is made anew because others, a dispatcher above all, were faster. */
export const ATTEMPTS = 10;
