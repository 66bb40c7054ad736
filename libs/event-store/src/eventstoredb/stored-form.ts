import { jsonEvent, type EventData } from '@eventstore/db-client';
import { metadataSchema, UnreadableEvent, uuid, type JsonObject, type Position, type ProposedEvent, type StoredEvent, type StreamName } from '#kernel';
import { EventStoreUnavailable } from '../port.js';

/** The parts of what the client gives for an event that are read here. */
export interface Recorded {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly position?: { readonly commit: bigint } | undefined;
}

/** Stands where the server does not know a position: -1 in 64 bits without a sign. */
const NO_POSITION = 0xffff_ffff_ffff_ffffn;

/**
 * An event in the form it is stored in: its data as JSON, and in its metadata ours, the schema version, and the two
 * ids under the names by which the server's own projections know them.
 * @throws RangeError for a type that the server keeps for itself; TypeError for data that is not JSON
 */
export function toStoredForm({ id, type, schemaVersion, data, metadata }: ProposedEvent): EventData {
  if (type.startsWith('$')) throw new RangeError('event types that begin with $ are the server’s own');
  // The client turns data into JSON where nothing catches an error; data that is no JSON is to fail here instead.
  JSON.stringify([data, metadata]);
  const { correlationId, causationId } = metadata;
  const stored = { ...metadata, schemaVersion, $correlationId: correlationId, $causationId: causationId };
  return jsonEvent({ id, type, data, metadata: stored });
}

/** @throws UnreadableEvent when it was not written by this service. */
export function fromStoredForm(recorded: Recorded): StoredEvent {
  const { schemaVersion, ...rest } = (recorded.metadata ?? {}) as Record<string, unknown>;
  const metadata = metadataSchema.safeParse(rest);
  if (typeof schemaVersion !== 'number' || !metadata.success || typeof recorded.data !== 'object' || recorded.data === null) {
    throw new UnreadableEvent(recorded.type, Number(schemaVersion ?? 0), 'its metadata or data is not of this service');
  }
  return {
    id: uuid(recorded.id),
    type: recorded.type,
    schemaVersion,
    data: recorded.data as JsonObject,
    metadata: metadata.data,
    stream: recorded.streamId as StreamName,
    version: Number(recorded.revision),
    position: positionOf(recorded),
  };
}

/** @throws EventStoreUnavailable from a server older than 22.10, which gives no positions with the events of a stream. */
export function positionOf({ position }: Recorded): Position {
  if (position === undefined || position.commit === NO_POSITION) throw new EventStoreUnavailable('its server gives no positions, 22.10 or newer is needed');
  return position.commit;
}

/** True for what the server writes for itself: its streams and its types begin with `$`. */
export function isSystemEvent({ streamId, type }: Pick<Recorded, 'streamId' | 'type'>): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}
