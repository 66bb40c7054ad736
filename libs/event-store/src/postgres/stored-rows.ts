import type pg from 'pg';
import { type JsonObject, type Metadata, type StoredEvent, type StreamName, type Uuid } from '#kernel';

/** Columns of `log.events` in the order that `storedEvent` takes them. */
export const storedColumns = 'position, stream, version, id, type, schema_version, data, metadata';

/** A row of `storedColumns`, every value in PostgreSQL's text. */
export type StoredRow = readonly [string, string, string, string, string, string, string, string];

/** Gives every value as PostgreSQL's text, whatever parsers the pool has: positions lose no digits on the way. */
export const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

/**
 * The event of a row. Its parts are taken as they stand: only `log.append` writes here, and data are parsed by whoever
 * knows the event's schema.
 */
export function storedEvent([position, stream, version, id, type, schemaVersion, data, metadata]: StoredRow): StoredEvent {
  return {
    position: BigInt(position),
    stream: stream as StreamName,
    version: Number(version),
    id: id as Uuid,
    type,
    schemaVersion: Number(schemaVersion),
    data: JSON.parse(data) as JsonObject,
    metadata: JSON.parse(metadata) as Metadata,
  };
}
