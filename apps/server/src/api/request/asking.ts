import { type Actor, type MunicipalityCode, type Uuid } from '#kernel';
import { type CommandMeta } from '#processing';

/** What a request says beside its body: who, under which ids, seen which version, and how long the answer may wait. */
export interface Asking {
  readonly actor: Actor;
  /** The actor's; for a region, which has none, the one that is usual here. */
  readonly municipality: MunicipalityCode;
  readonly commandId: Uuid;
  readonly correlationId: Uuid;
  /** Keyed hash of the body. */
  readonly fingerprint: string;
  /** From `If-Match`. */
  readonly expectedVersion: number | undefined;
  /** From `Prefer: wait`: how long to wait for the views, in milliseconds. */
  readonly waitMs: number | undefined;
}

/** What the log keeps of an asking. */
export function metaOf({ actor, municipality, commandId, correlationId, fingerprint }: Asking): CommandMeta {
  return { actor, municipality, commandId, correlationId, causationId: commandId, fingerprint };
}
