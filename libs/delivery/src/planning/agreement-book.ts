import { type EventStore } from '#event-store';
import { agreementCatalogue, agreementDecider, agreementsInForce, type Agreement, type AgreementVersion } from '#domain';
import { BEFORE_ALL, idOf, type PlainDate, type Position, readPublic, type StoredEvent, uuid, type Uuid } from '#kernel';

const PAGE = 500;

/** The agreements as they stood at a place in the log. */
export interface Agreements {
  /** Partners that were ever to be given notice, by id. */
  readonly partners: readonly string[];
  /** The agreement with a partner that asks for notice of a discharge from a tilbud on a date. */
  withPartner(partnerId: string, tilbudId: Uuid | undefined, date: PlainDate): AgreementVersion | undefined;
}

/**
 * All agreements, folded from the log in this process and caught up when they are asked for. There are few of them, and
 * asked for a place in the log they are the same whenever and wherever it is asked.
 */
export class AgreementBook {
  private readonly events: StoredEvent[] = [];
  private read: Position = BEFORE_ALL;
  private reading: Promise<void> = Promise.resolve();

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** A municipality's agreements as they stood just before an event. @throws what the event store throws */
  before(event: StoredEvent): Promise<Agreements> {
    return this.through(event, event.position - 1n);
  }

  /** As they stood just after an event. @throws what the event store throws */
  after(event: StoredEvent): Promise<Agreements> {
    return this.through(event, event.position);
  }

  private async through({ metadata: { municipality } }: StoredEvent, position: Position): Promise<Agreements> {
    const reading = this.reading.then(() => this.readTo(position));
    this.reading = reading.catch(() => undefined);
    await reading;
    return agreementsOf(this.events.filter((event) => event.position <= position && event.metadata.municipality === municipality));
  }

  private async readTo(position: Position): Promise<void> {
    while (this.read < position) {
      const page = await this.store.readAll({ after: this.read, limit: PAGE, types: agreementCatalogue.types });
      this.events.push(...page.events);
      if (page.events.length === 0) {
        // The end is reached; what is written from here on stands behind the position that was asked for.
        this.read = page.position > position ? page.position : position;
        return;
      }
      this.read = page.position;
    }
  }
}

function agreementsOf(events: readonly StoredEvent[]): Agreements {
  const agreements = new Map<Uuid, Agreement>();
  for (const stored of events) {
    const id = uuid(idOf(stored.stream));
    const { event } = readPublic(agreementCatalogue, stored);
    agreements.set(id, agreementDecider.evolve(agreements.get(id) ?? agreementDecider.initial, event));
  }
  const partners = new Set<string>();
  for (const { versions } of agreements.values()) {
    for (const { direction, partner } of versions) if (direction === 'to-partner') partners.add(partner.id);
  }
  return {
    partners: [...partners].sort(),
    withPartner: (partnerId, tilbudId, date) => {
      if (tilbudId === undefined) return undefined;
      const inForce = agreementsInForce(agreements, { trigger: 'botilbud-discharge', tilbudId, date });
      return inForce.find(({ terms }) => terms.partner.id === partnerId);
    },
  };
}
