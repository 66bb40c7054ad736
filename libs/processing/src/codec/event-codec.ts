import {
  isErased,
  PERSONAL_PART,
  readPublic,
  UnreadableEvent,
  type AnyEventDefinition,
  type DomainEvent,
  type EventCatalogue,
  type Json,
  type JsonObject,
  type Metadata,
  type ProposedEvent,
  type Recorded,
  type StoredEvent,
  type Uuid,
} from '#kernel';
import { type PersonalSeal } from '#privacy';

/** What an event gets on its way into the log. */
export interface Envelope {
  /** The same for all events of one append; what holds when is said by the event. */
  readonly metadata: Omit<Metadata, 'effective' | 'effectiveAt'>;
  /** The id of the event at a place in the append. */
  readonly idAt: (place: number) => Uuid;
  /** The citizen whose key seals what is said of a person. */
  readonly subject?: Uuid | undefined;
}

/** A decision gave an event that could never be read again: a bug, found before it is in the log for good. */
export class UnwritableEvent extends Error {
  constructor(type: string, why: string) {
    super(`${type} cannot be written: ${why}`);
    this.name = 'UnwritableEvent';
  }
}

/**
 * Domain events to stored ones and back. Reading without keys is the kernel's `readPublic`, so that views need none.
 */
export class EventCodec {
  constructor(private readonly personal: Pick<PersonalSeal, 'seal' | 'open'>) {}

  /**
   * Checks events against their definitions and seals their personal parts.
   * @throws UnwritableEvent
   * @throws CitizenErased where something is to be sealed under a destroyed key
   */
  async encode<Event extends DomainEvent>(
    catalogue: EventCatalogue<Event>,
    events: readonly Event[],
    { metadata, idAt, subject }: Envelope,
  ): Promise<readonly ProposedEvent[]> {
    const proposed = events.map((event, place): ProposedEvent => {
      const { type, schemaVersion, effective, effectiveAt } = event;
      const data = checked(catalogue.definition(type), event);
      const when = effectiveAt === undefined ? { effective } : { effective, effectiveAt };
      return { id: idAt(place), type, schemaVersion, data, metadata: { ...metadata, ...when } };
    });
    const open = events.flatMap(({ personal }, place) => (personal === undefined ? [] : [{ place, personal: personal as Json }]));
    if (open.length === 0) return proposed;
    if (subject === undefined) throw new UnwritableEvent(proposed[open[0]!.place]!.type, 'it is about a person, and no citizen is named');
    const parts = open.map(({ place, personal }) => ({ eventId: proposed[place]!.id, type: proposed[place]!.type, personal }));
    const sealed = await this.personal.seal(subject, parts);
    const sealedAt = new Map(open.map(({ place }, index) => [place, sealed[index]!]));
    return proposed.map((event, place) => {
      const part = sealedAt.get(place);
      return part ? { ...event, data: { ...event.data, [PERSONAL_PART]: part } } : event;
    });
  }

  /**
   * Reads events with their personal parts, `erased` where the citizen's key is destroyed; one look-up of keys for all.
   * @throws UnreadableEvent naming where in the log the event stands
   * @throws DoesNotOpen where a personal part was tampered with
   */
  async open<Event extends DomainEvent>(
    catalogue: EventCatalogue<Event>,
    stored: readonly StoredEvent[],
  ): Promise<readonly Recorded<Event>[]> {
    const recorded = stored.map((event) => readPublic(catalogue, event));
    const sealed = stored.flatMap(({ id, type, data }, place) =>
      data[PERSONAL_PART] === undefined ? [] : [{ place, eventId: id, type, part: data[PERSONAL_PART] }],
    );
    if (sealed.length === 0) return recorded;
    const opened = await this.personal.open(sealed);
    const openedAt = new Map(sealed.map(({ place }, index) => [place, opened[index]]));
    return recorded.map((one, place) => {
      if (!openedAt.has(place)) return one;
      const personal = readPersonal(catalogue, one.stored, openedAt.get(place));
      return { ...one, event: { ...one.event, personal } };
    });
  }
}

function checked(definition: AnyEventDefinition | undefined, { type, schemaVersion, data, personal }: DomainEvent): JsonObject {
  if (!definition) throw new UnwritableEvent(type, 'it is not in the catalogue');
  if (schemaVersion !== definition.schemaVersion) throw new UnwritableEvent(type, 'its version is not the newest');
  if (!definition.data.safeParse(data).success) throw new UnwritableEvent(type, 'its data does not fit its definition');
  if (personal !== undefined && (isErased(personal) || !definition.personal?.safeParse(personal).success)) {
    throw new UnwritableEvent(type, 'its personal part does not fit its definition');
  }
  return data as JsonObject;
}

function readPersonal<Event extends DomainEvent>(catalogue: EventCatalogue<Event>, stored: StoredEvent, personal: unknown): unknown {
  if (isErased(personal)) return personal;
  try {
    return catalogue.readPersonal(stored, personal);
  } catch (error) {
    throw error instanceof UnreadableEvent ? error.at(stored) : error;
  }
}
