import { type Recorded, type StoredEvent } from './envelope.js';
import { type DomainEvent } from './event.js';
import { UnreadableEvent, type EventCatalogue } from './event-catalogue.js';
import { type JsonObject } from './json.js';

/** The member of stored data that holds the personal part, encrypted under the citizen's key. */
export const PERSONAL_PART = '$personal';

/** Stored data without its encrypted personal part: what may be read without a key. */
export function publicPart(data: JsonObject): JsonObject {
  if (!(PERSONAL_PART in data)) return data;
  const { [PERSONAL_PART]: _sealed, ...rest } = data;
  return rest;
}

/**
 * Reads a stored event without its personal part, so that no key is needed: for everything but deciding and showing
 * what was written about a person.
 * @throws UnreadableEvent naming where in the log the event stands
 */
export function readPublic<Event extends DomainEvent>(catalogue: EventCatalogue<Event>, stored: StoredEvent): Recorded<Event> {
  const known = alreadyRead(catalogue);
  const before = known.get(stored);
  if (before) return before as Recorded<Event>;
  const read = readAnew(catalogue, stored);
  known.set(stored, read);
  return read;
}

/**
 * What is stored never changes, so that the very same stored event is read once, however many ask. Nobody changes what they
 * are given.
 */
const readBefore = new WeakMap<object, WeakMap<StoredEvent, Recorded>>();

function alreadyRead(catalogue: object): WeakMap<StoredEvent, Recorded> {
  const known = readBefore.get(catalogue) ?? new WeakMap<StoredEvent, Recorded>();
  readBefore.set(catalogue, known);
  return known;
}

function readAnew<Event extends DomainEvent>(catalogue: EventCatalogue<Event>, stored: StoredEvent): Recorded<Event> {
  const { type, schemaVersion, data, metadata } = stored;
  try {
    const read = catalogue.read({ type, schemaVersion, data: publicPart(data) });
    const event: DomainEvent = {
      type,
      schemaVersion: read.definition.schemaVersion,
      data: read.data,
      effective: metadata.effective,
      ...(metadata.effectiveAt === undefined ? {} : { effectiveAt: metadata.effectiveAt }),
    };
    return { event: event as Event, stored };
  } catch (error) {
    throw error instanceof UnreadableEvent ? error.at(stored) : error;
  }
}
