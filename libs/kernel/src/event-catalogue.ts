import { EntryCorrected } from './correction.js';
import { type DomainEvent, type EventDefinition } from './event.js';

// A catalogue holds definitions of different data; only `any` is both a source and a target for each of them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEventDefinition = EventDefinition<string, any, any>;

/** A stored event that no definition can read: unknown type, a version from the future, or data of another shape. */
export class UnreadableEvent extends Error {
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
    readonly why: string,
  ) {
    super(`${type} version ${schemaVersion} cannot be read: ${why}`);
    this.name = 'UnreadableEvent';
  }

  /** The same, saying where in the log the event stands. */
  at(place: { readonly stream: string; readonly version: number; readonly position: bigint }): UnreadableEvent {
    const where = `${place.stream} event ${place.version}, position ${place.position}`;
    return new UnreadableEvent(this.type, this.schemaVersion, `${this.why} (${where})`);
  }
}

/** The stored parts of an event that a definition reads. */
export interface StoredShape {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

/** All events that may stand in a stream category, by type; reads what was stored, of whatever version. */
export interface EventCatalogue<Event extends DomainEvent> {
  readonly types: readonly Event['type'][];
  has(type: string): boolean;
  definition(type: string): AnyEventDefinition | undefined;
  /**
   * Upcasts and parses stored data; the newest schema version comes out.
   * @throws UnreadableEvent
   */
  read(stored: StoredShape): { readonly data: unknown; readonly definition: AnyEventDefinition };
  /** Only there to carry the union's type. */
  readonly event?: Event;
}

/** Collects definitions into a catalogue. @throws Error when a type is defined twice. */
export function eventCatalogue<Event extends DomainEvent>(
  definitions: readonly AnyEventDefinition[],
): EventCatalogue<Event> {
  const byType = new Map<string, AnyEventDefinition>();
  for (const definition of definitions) {
    if (byType.has(definition.type)) throw new Error(`${definition.type} is defined twice`);
    byType.set(definition.type, definition);
  }
  return {
    types: [...byType.keys()],
    has: (type) => byType.has(type),
    definition: (type) => byType.get(type),
    read: (stored) => readIn(byType, stored),
  };
}

function readIn(byType: ReadonlyMap<string, AnyEventDefinition>, stored: StoredShape) {
  const read = readWith(byType.get(stored.type), stored);
  return read.definition === EntryCorrected ? { ...read, data: saidNow(byType, read.data as CorrectedData) } : read;
}

type CorrectedData = ReturnType<typeof EntryCorrected.of>['data'];

/** What a correction says of an entry is lifted to the entry's newest version, as the entry itself is. */
function saidNow(byType: ReadonlyMap<string, AnyEventDefinition>, correction: CorrectedData): CorrectedData {
  const { says } = correction;
  const { data, definition } = readWith(byType.get(says.type), says);
  return { ...correction, says: { ...says, schemaVersion: definition.schemaVersion, data: data as CorrectedData['says']['data'] } };
}

function readWith(definition: AnyEventDefinition | undefined, { type, schemaVersion, data }: StoredShape) {
  if (!definition) throw new UnreadableEvent(type, schemaVersion, 'unknown type');
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > definition.schemaVersion) {
    throw new UnreadableEvent(type, schemaVersion, `known versions are 1 to ${definition.schemaVersion}`);
  }
  let lifted = data;
  for (const upcast of definition.upcasters.slice(schemaVersion - 1)) lifted = upcast(lifted as Record<string, unknown>);
  const parsed = definition.data.safeParse(lifted);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)');
    throw new UnreadableEvent(type, schemaVersion, `data does not fit at ${places.join(', ')}`);
  }
  return { data: parsed.data as unknown, definition };
}
