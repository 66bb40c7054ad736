import { EntryCorrected } from './correction.js';
import { type DomainEvent, type Erased, type EventDefinition } from './event.js';

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
  /**
   * Upcasts and parses what an event says of a person, opened; the newest schema version comes out.
   * @throws UnreadableEvent which names no place in it: the names of its members are its own affair
   */
  readPersonal(stored: StoredShape, personal: unknown): unknown;
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
    readPersonal: (stored, personal) => readPersonalIn(byType, stored, personal),
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

function readWith(given: AnyEventDefinition | undefined, { type, schemaVersion, data }: StoredShape) {
  const definition = knowing(given, type, schemaVersion);
  const parsed = definition.data.safeParse(lifted('data', definition, schemaVersion, data));
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)');
    throw new UnreadableEvent(type, schemaVersion, `data does not fit at ${places.join(', ')}`);
  }
  return { data: parsed.data as unknown, definition };
}

function readPersonalIn(byType: ReadonlyMap<string, AnyEventDefinition>, stored: StoredShape, personal: unknown): unknown {
  const read = readPersonalWith(byType.get(stored.type), stored, personal);
  if (stored.type !== EntryCorrected.type) return read;
  const corrected = read as CorrectedPersonal;
  if (corrected.says === undefined) return read;
  // The entry's own part is in the version that the correction was written in.
  const { says } = stored.data as CorrectedData;
  return { ...corrected, says: readPersonalWith(byType.get(says.type), says, corrected.says) };
}

type CorrectedPersonal = Exclude<NonNullable<ReturnType<typeof EntryCorrected.of>['personal']>, Erased>;

function readPersonalWith(given: AnyEventDefinition | undefined, { type, schemaVersion }: Omit<StoredShape, 'data'>, personal: unknown): unknown {
  const definition = knowing(given, type, schemaVersion);
  const parsed = definition.personal?.safeParse(lifted('personal', definition, schemaVersion, personal));
  if (!parsed?.success) throw new UnreadableEvent(type, schemaVersion, 'its personal part does not fit');
  return parsed.data as unknown;
}

/** The definition, where it knows the version. @throws UnreadableEvent */
function knowing(definition: AnyEventDefinition | undefined, type: string, schemaVersion: number): AnyEventDefinition {
  if (!definition) throw new UnreadableEvent(type, schemaVersion, 'unknown type');
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > definition.schemaVersion) {
    throw new UnreadableEvent(type, schemaVersion, `known versions are 1 to ${definition.schemaVersion}`);
  }
  return definition;
}

function lifted(part: 'data' | 'personal', { upcasters }: AnyEventDefinition, schemaVersion: number, value: unknown): unknown {
  return upcasters.slice(schemaVersion - 1).reduce<unknown>((before, { [part]: lift }) => (lift ? lift(before as Record<string, unknown>) : before), value);
}
