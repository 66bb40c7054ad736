import { type Delegation, delegationCatalogue, delegationDecider, type DelegationTerms } from '#domain';
import { termsOn } from '#domain/delegation/state.js';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, idOf, type PlainDate, type Position, readPublic, type StoredEvent, uuid, type Uuid } from '#kernel';

/** A delegation, and where its stream stands. */
export interface FiledDelegation {
  readonly delegationId: Uuid;
  readonly version: number;
  readonly delegation: Delegation;
}

const PAGE = 500;

/**
 * What municipalities let each other do, folded from the log in this process and caught up whenever it is asked for: what
 * is revoked is over at once. There are few delegations, and the log gives them by type.
 */
export class DelegationBook {
  private readonly filed = new Map<string, FiledDelegation>();
  private read: Position = BEFORE_ALL;
  private reading: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** All delegations, in the order in which they were granted. @throws what the event store throws */
  async all(): Promise<readonly FiledDelegation[]> {
    await this.catchUp();
    return [...this.filed.values()];
  }

  /** What holds on a date. @throws what the event store throws */
  async on(date: PlainDate): Promise<readonly DelegationTerms[]> {
    return (await this.all()).flatMap(({ delegation }) => termsOn(delegation, date) ?? []);
  }

  /** Who asks while another is reading shares the look after that one, which begins later than the question. */
  private catchUp(): Promise<void> {
    this.next ??= this.reading
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        this.reading = this.readOn();
        return this.reading;
      });
    return this.next;
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const page = await this.store.readAll({ after: this.read, limit: PAGE, types: delegationCatalogue.types });
      for (const stored of page.events) this.take(stored);
      if (page.position > this.read) this.read = page.position;
      if (page.events.length === 0) return;
    }
  }

  private take(stored: StoredEvent): void {
    const before = this.filed.get(stored.stream)?.delegation ?? delegationDecider.initial;
    const delegation = delegationDecider.evolve(before, readPublic(delegationCatalogue, stored).event);
    this.filed.set(stored.stream, { delegationId: uuid(idOf(stored.stream)), version: stored.version, delegation });
  }
}
