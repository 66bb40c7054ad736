import { type Circumstances } from '#domain';
import { dateInCopenhagen, derivedId, type Instant, type StoredEvent, system } from '#kernel';
import { type CommandMeta, type PolicyBook } from '#processing';
import { type Claimed } from '../due/due-table.js';

/**
 * What a command says of itself that follows from a due time: in the service's name, under the correlation id of what
 * asked for it, and under an id of its own that comes out the same when it is tried again, and another one when something new
 * has asked for it.
 */
export function onDue(row: Claimed, subject: StoredEvent): CommandMeta {
  return {
    commandId: derivedId('due', row.id, row.kind, row.causeId),
    correlationId: row.correlationId,
    causationId: row.causeId,
    actor: system,
    municipality: subject.metadata.municipality,
  };
}

/** The circumstances of what the service does by itself when a time has come. */
export function circumstancesOn({ metadata: { municipality } }: StoredEvent, policies: Pick<PolicyBook, 'now'>): (now: Instant) => Promise<Circumstances> {
  return async (now) => {
    const today = dateInCopenhagen(now);
    return { now, today, actor: system, municipality, policy: (await policies.now(municipality)).on(today) };
  };
}
