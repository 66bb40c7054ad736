import { type EventStore } from '#event-store';
import { type Clock, type Ids } from '#kernel';
import { type CommandHandler, type Outcome, type PolicyBook } from '#processing';
import { type Claimed, type Settlement } from '../due/due-table.js';

/** What seeing to due rows stands on. */
export interface HandlerParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly commands: Pick<CommandHandler, 'execute'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policies: Pick<PolicyBook, 'now'>;
}

/** Sees to claimed rows of one kind. It looks at the log, not at the row, for what is still to be done. */
export interface DueHandler {
  /** @throws on a bug or broken infrastructure; the row is then tried again later */
  handle(row: Claimed): Promise<Settlement>;
}

/** The pause before a row is looked at again of which nothing came: a second, doubled up to ten minutes. */
export function laterAfter(setbacks: number): Settlement {
  return { settled: 'not-yet', againInMs: Math.min(600_000, 1000 * 2 ** Math.min(setbacks, 20)) };
}

/** What a command that follows from a due time leaves of its row. */
export function settlementOf(outcome: Outcome<never>, { setbacks }: Pick<Claimed, 'setbacks'>): Settlement {
  switch (outcome.status) {
    case 'accepted':
      // Nothing more to happen, and so no event that would take the row away.
      if (outcome.events.length === 0) return { settled: 'for-good' };
      return { settled: 'at-version', version: outcome.version };
    case 'repeated':
      return { settled: 'at-version', version: outcome.version };
    default:
      return laterAfter(setbacks);
  }
}
