import {
  advisoryCatalogue,
  advisoryDecider,
  followUpCatalogue,
  followUpDecider,
  pathway,
  pathwayCatalogue,
  type Circumstances,
} from '#domain';
import { type Decider, type DomainEvent, type EventCatalogue } from '#kernel';
import { type Outcome } from '#processing';
import { type Claimed, type Settlement } from '../due/due-table.js';
import { type DueHandler, type HandlerParts, laterAfter, settlementOf } from './due-handler.js';
import { circumstancesOn, onDue } from './on-due.js';

interface Asked<Command, Event extends DomainEvent, State> {
  readonly decider: Decider<Command, Event, State, Circumstances>;
  readonly catalogue: EventCatalogue<Event>;
  readonly commandFor: (row: Claimed) => Command;
  /** What the outcome leaves of the row; the usual when absent. */
  readonly settle?: (outcome: Outcome<never>, row: Claimed) => Settlement;
}

/** Asks the row's stream for what is to happen when the time has come; the decider knows whether it still is. */
function whenDue<Command, Event extends DomainEvent, State>(parts: HandlerParts, asked: Asked<Command, Event, State>): DueHandler {
  return {
    async handle(row): Promise<Settlement> {
      // Whose it is now says the last event: a case may have gone to another municipality.
      const last = (await parts.store.readStream(row.subject)).at(-1);
      if (!last) return laterAfter(row.setbacks);
      const outcome = await parts.commands.execute({
        stream: row.subject,
        decider: asked.decider,
        catalogue: asked.catalogue,
        command: asked.commandFor(row),
        circumstances: circumstancesOn(last, parts.policies),
        meta: onDue(row, last),
        personal: 'sealed',
      });
      return (asked.settle ?? settlementOf)(outcome as Outcome<never>, row);
    },
  };
}

/** No acknowledgement by the agreed time: a person takes over. */
export function escalateUnacknowledged(parts: HandlerParts): DueHandler {
  return whenDue(parts, { decider: advisoryDecider, catalogue: advisoryCatalogue, commandFor: () => ({ type: 'EscalateUnacknowledged' as const }) });
}

/**
 * A task is not done on its due date. Where there is nothing to escalate any more, what ended or moved the task is on its way
 * to the due table; the row is left to that, for it may come back with the task.
 */
export function escalateOverdue(parts: HandlerParts): DueHandler {
  return whenDue(parts, {
    decider: followUpDecider,
    catalogue: followUpCatalogue,
    commandFor: () => ({ type: 'EscalateOverdue' as const }),
    settle: (outcome, row) => (outcome.status === 'accepted' ? { settled: 'at-version', version: outcome.version } : settlementOf(outcome, row)),
  });
}

/** A klippekort's validity is over. */
export function expireKlippekort(parts: HandlerParts): DueHandler {
  return whenDue(parts, {
    decider: pathway,
    catalogue: pathwayCatalogue,
    commandFor: ({ reference: cardId }) => ({ type: 'ExpireKlippekort' as const, cardId }),
  });
}
