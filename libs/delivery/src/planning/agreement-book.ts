import { type EventStore } from '#event-store';
import { agreementCatalogue, agreementDecider, agreementsInForce, type Agreement, type AgreementVersion, type OccasionTrigger, type Trigger } from '#domain';
import { BEFORE_ALL, idOf, type PlainDate, type Position, readPublic, type StoredEvent, uuid, type Uuid } from '#kernel';

const PAGE = 500;

/** The agreements as they stood at a place in the log. */
export interface Agreements {
  /** The partners that were ever to be given notice on account of a trigger, by id. */
  partnersOn(trigger: OccasionTrigger): readonly string[];
  /** The agreement with a partner that asks for notice of an occasion on a date, with some tilbud to do with it. */
  withPartner(partnerId: string, trigger: OccasionTrigger, tilbudIds: readonly Uuid[], date: PlainDate): AgreementVersion | undefined;
  /** The events that registered or revised agreements with a partner about a trigger, oldest first. */
  agreedOn(partnerId: string, trigger: OccasionTrigger): readonly Uuid[];
}

/**
 * All agreements, folded from the log in this process and caught up when they are asked for. There are few of them, and
 * asked for a place in the log they are the same whenever and wherever it is asked.
 */
export class AgreementBook {
  private readonly events: StoredEvent[] = [];
  private read: Position = BEFORE_ALL;
  private reading: Promise<void> = Promise.resolve();
  private readonly folded = new Map<string, { readonly count: number; readonly agreements: Agreements }>();

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
    const events = this.events.filter((event) => event.position <= position && event.metadata.municipality === municipality);
    // Events are only ever added: as many of a municipality's are the same ones.
    const kept = this.folded.get(municipality);
    if (kept?.count === events.length) return kept.agreements;
    const agreements = agreementsOf(events);
    this.folded.set(municipality, { count: events.length, agreements });
    return agreements;
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
  const agreed: { readonly eventId: Uuid; readonly partnerId: string; readonly trigger: Trigger }[] = [];
  for (const stored of events) {
    const id = uuid(idOf(stored.stream));
    const { event } = readPublic(agreementCatalogue, stored);
    agreed.push({ eventId: stored.id, partnerId: event.data.partner.id, trigger: event.data.trigger });
    agreements.set(id, agreementDecider.evolve(agreements.get(id) ?? agreementDecider.initial, event));
  }
  const toPartners = [...agreements.values()].flatMap(({ versions }) => versions.filter(({ direction }) => direction === 'to-partner'));
  return {
    partnersOn: (trigger) => [...new Set(toPartners.filter((one) => one.trigger === trigger).map(({ partner }) => partner.id))].sort(),
    withPartner: (partnerId, trigger, tilbudIds, date) =>
      agreementsInForce(agreements, { trigger, tilbudIds, date }).find(({ terms }) => terms.partner.id === partnerId),
    agreedOn: (partnerId, trigger) => agreed.filter((one) => one.partnerId === partnerId && one.trigger === trigger).map(({ eventId }) => eventId),
  };
}
