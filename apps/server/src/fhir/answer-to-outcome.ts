import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { type DomainEvent, type Refusal } from '#kernel';
import { type AcknowledgementIssue, type AcknowledgementOutcome } from '#medcom';
import { type Outcome } from '#processing';

/** The same message again later may be taken. */
export const later: AcknowledgementOutcome = {
  code: 'transient-error',
  issues: [{ code: 'temporarily-unavailable', message: 'not available for the moment; send the same message again' }],
};

/**
 * How a message is acknowledged by what came of recording it.
 * @param id where the id stands under which it was recorded
 */
export function answerTo(outcome: Outcome<DomainEvent>, id = 'Bundle.entry[0].resource.id'): AcknowledgementOutcome {
  switch (outcome.status) {
    case 'accepted':
    case 'repeated':
      return { code: 'ok' };
    case 'conflict':
      return later;
    case 'key-reused':
      return fatal({ code: 'same-id-other-content', expression: id, message: 'a message with this id and other content was received before' });
    case 'refused':
      return fatal(issueOf(outcome.refusal));
  }
}

/** @throws what is no trouble of the log */
export function laterIfUnavailable(error: unknown): AcknowledgementOutcome {
  if (error instanceof AppendOutcomeUnknown || error instanceof EventStoreUnavailable) return later;
  throw error;
}

/** Turns a message down. */
export function fatal(...issues: readonly [AcknowledgementIssue, ...AcknowledgementIssue[]]): AcknowledgementOutcome {
  return { code: 'fatal-error', issues };
}

/** A refusal goes back to the sender by rule and reason: what it told is not lost, it is turned down in the open. */
function issueOf({ rule, reason }: Refusal): AcknowledgementIssue {
  return { code: reason === 'beyond-tomorrow' ? 'time-invalid' : 'combination-inconsistent', message: `refused by rule ${rule}: ${reason}` };
}
