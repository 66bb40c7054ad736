import { z } from 'zod';
import { actorSchema, municipalitySchema } from './actor.js';
import { type DomainEvent } from './event.js';
import { uuidSchema, type Uuid } from './ids.js';
import { instantSchema } from './instant.js';
import { type JsonObject } from './json.js';
import { plainDateSchema } from './plain-date.js';

/** What every event carries beside its data. */
export const metadataSchema = z.object({
  /** Registreringstid: when the service learned it. Strictly increasing from append to append within a stream. */
  recordedAt: instantSchema,
  /** Virkningstid: from which date it holds in the world. */
  effective: plainDateSchema,
  effectiveAt: instantSchema.optional(),
  actor: actorSchema,
  municipality: municipalitySchema,
  /** The command that the event came of; a command id found in a stream has been carried out. */
  commandId: uuidSchema,
  /** One id from the first request through everything that follows from it. */
  correlationId: uuidSchema,
  /** The id of the command or event that directly led to this one. */
  causationId: uuidSchema,
  /** Keyed hash of what was asked, so that one idempotency key cannot stand for two different requests. */
  fingerprint: z.string().optional(),
});
export type Metadata = Readonly<z.infer<typeof metadataSchema>>;

/** `category-id`: the category is lower-case letters and `_`, the id is free of white space and control characters. */
export type StreamName = string & z.$brand<'StreamName'>;

const category = /^[a-z][a-z_]*$/;
const unfit = /[\s\p{Cc}]/u;

/** Names a stream. @throws RangeError where the category is not lower-case letters and `_`. */
export function streamName(of: string, id: string): StreamName {
  if (!category.test(of) || id === '' || unfit.test(id)) throw new RangeError('not a stream name');
  return `${of}-${id}` as StreamName;
}

/** The category a stream belongs to: what stands before the first hyphen. */
export function categoryOf(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('-'));
}

/** The id within the category: what stands after the first hyphen. */
export function idOf(stream: StreamName): string {
  return stream.slice(stream.indexOf('-') + 1);
}

/** A place in the order of all events; larger is later. Of one log engine only: never compare across engines. */
export type Position = bigint;

/** Before the first event of the log. */
export const BEFORE_ALL: Position = -1n;

/** An event as it is handed to the log. */
export interface ProposedEvent {
  readonly id: Uuid;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
  readonly metadata: Metadata;
}

/** An event as the log gives it back. */
export interface StoredEvent extends ProposedEvent {
  readonly stream: StreamName;
  /** Place in its stream; the first event has 0. */
  readonly version: number;
  readonly position: Position;
}

/** A stored event together with what it says to the domain. */
export interface Recorded<Event extends DomainEvent = DomainEvent> {
  readonly event: Event;
  readonly stored: StoredEvent;
}
