import { OverOccupancyAllowed, PlaceReserved, ReservationTransferred, WaitingListEntered, WaitingListEntryTransferred } from '#domain';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, eventCatalogue, type EventOf, idOf, type Position, readPublic, uuid, type Uuid } from '#kernel';

const definitions = [PlaceReserved, OverOccupancyAllowed, ReservationTransferred, WaitingListEntered, WaitingListEntryTransferred] as const;
const naming = eventCatalogue<EventOf<(typeof definitions)[number]>>(definitions);

const PAGE = 500;

/**
 * At which tilbud a citizen has ever had a reservation or waited. Folded from the log in this process and caught up when it
 * is asked, which is seldom: when somebody has died or was registered twice, or has not after all.
 */
export class CitizensAtTilbud {
  private readonly tilbud = new Map<Uuid, Set<Uuid>>();
  private read: Position = BEFORE_ALL;
  private reading: Promise<void> = Promise.resolve();

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** @throws what the event store throws */
  async of(citizenId: Uuid): Promise<readonly Uuid[]> {
    const reading = this.reading.then(() => this.readOn());
    this.reading = reading.catch(() => undefined);
    await reading;
    return [...(this.tilbud.get(citizenId) ?? [])];
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const page = await this.store.readAll({ after: this.read, limit: PAGE, types: naming.types });
      for (const stored of page.events) {
        const { citizenId } = readPublic(naming, stored).event.data;
        const known = this.tilbud.get(citizenId) ?? new Set();
        this.tilbud.set(citizenId, known.add(uuid(idOf(stored.stream))));
      }
      this.read = page.position > this.read ? page.position : this.read;
      if (page.events.length === 0) return;
    }
  }
}
