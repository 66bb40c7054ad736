import { type Circumstances, type Policy } from '#domain';
import { dateInCopenhagen, derivedId, type Instant, type StoredEvent, type StreamName, system } from '#kernel';
import { type CommandMeta, type PolicyBook } from '#processing';

/**
 * What a command says of itself that follows from an event: in the service's name, for the same municipality, under the
 * same correlation id, and under an id of its own that comes out the same when the event is handled again.
 */
export function onBehalfOf(cause: StoredEvent, stream: StreamName, what: string): CommandMeta {
  return {
    commandId: derivedId('follows', cause.id, stream, what),
    correlationId: cause.metadata.correlationId,
    causationId: cause.id,
    actor: system,
    municipality: cause.metadata.municipality,
  };
}

/** The policy in force when an event was recorded, as it had been set by then: the same however often the event is handled. */
export async function policyFor(cause: StoredEvent, policies: Pick<PolicyBook, 'before'>): Promise<Policy> {
  return (await policies.before(cause)).on(dateInCopenhagen(cause.metadata.recordedAt));
}

/** The circumstances of what the service does by itself. */
export function circumstancesOf(cause: Pick<StoredEvent, 'metadata'>, policy: Policy): (now: Instant) => Circumstances {
  return (now) => ({ now, today: dateInCopenhagen(now), actor: system, municipality: cause.metadata.municipality, policy });
}
