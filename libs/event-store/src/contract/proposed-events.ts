import { randomUUID } from 'node:crypto';
import {
  instantFromMillis,
  streamName,
  system,
  uuid,
  type Instant,
  type JsonObject,
  type Metadata,
  type MunicipalityCode,
  type PlainDate,
  type ProposedEvent,
  type StreamName,
} from '#kernel';

/** A list that holds something, which is what an append takes. */
export type Events = readonly [ProposedEvent, ...ProposedEvent[]];

/** A stream that nobody has written to. */
export function freshStream(): StreamName {
  return streamName('contract', randomUUID());
}

/** An event type that no other test uses, so that filters find this test's events only. */
export function freshType(): string {
  return `Contract${randomUUID().replaceAll('-', '')}`;
}

/** Metadata with every member set, also the optional ones. */
export function metadataOf(more: Partial<Metadata> = {}): Metadata {
  return {
    recordedAt: instantFromMillis(1_795_348_800_123),
    effective: '2026-11-21' as PlainDate,
    effectiveAt: '2026-11-21T07:30:00.000Z' as Instant,
    actor: { ...system, unit: 'unit æøå' },
    municipality: '621' as MunicipalityCode,
    commandId: uuid(randomUUID()),
    correlationId: uuid(randomUUID()),
    causationId: uuid(randomUUID()),
    fingerprint: 'f'.repeat(64),
    ...more,
  };
}

/** One event with an id of its own. */
export function proposed(type = 'ContractNoted', data: JsonObject = { note: 1 }): ProposedEvent {
  return { id: uuid(randomUUID()), type, schemaVersion: 1, data, metadata: metadataOf() };
}

/** `count` events, each with its place in the list as data. */
export function manyProposed(count: number, type?: string): Events {
  const [first, ...rest] = Array.from({ length: count }, (_, place) => proposed(type, { place }));
  if (!first) throw new RangeError('an append holds at least one event');
  return [first, ...rest];
}
