import { type Policy, policyCatalogue, policyDecider, type PolicyEvent, policyOn, type PolicyVersions } from '#domain';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, fold, idOf, type MunicipalityCode, type PlainDate, type Position, readPublic, type StoredEvent } from '#kernel';

const PAGE = 500;
const USUAL_FRESHNESS_MS = 500;

/** One municipality's policy as it stood at some time: its versions by date. */
export interface MunicipalPolicy extends PolicyVersions {
  /** The policy in force on a date; the default where none has been set. */
  on(date: PlainDate): Policy;
}

interface Entry {
  readonly position: Position;
  readonly event: PolicyEvent;
}

/**
 * The policies of all municipalities, folded from the log in this process and caught up when they are asked for: there are
 * few versions of them, and they change seldom.
 */
export class PolicyBook {
  private readonly entries = new Map<string, Entry[]>();
  private read: Position = BEFORE_ALL;
  /** When the latest look at the log began, on the monotonic clock. */
  private looked = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  /** @param freshForMs for how long a look at the end of the log serves those who ask for the present policy */
  constructor(
    private readonly store: Pick<EventStore, 'readAll'>,
    private readonly freshForMs: number = USUAL_FRESHNESS_MS,
  ) {}

  /**
   * A municipality's policy as it stood just before an event: the same whenever and wherever it is asked for.
   * @throws what the event store throws
   */
  async before({ position, metadata: { municipality } }: Pick<StoredEvent, 'position' | 'metadata'>): Promise<MunicipalPolicy> {
    if (this.read < position) await this.look();
    return policyOf(this.of(municipality).filter((one) => one.position < position));
  }

  /**
   * A municipality's policy as it stands: what was set in another process is seen a moment later.
   * @throws what the event store throws
   */
  async now(municipality: MunicipalityCode): Promise<MunicipalPolicy> {
    if (performance.now() - this.looked >= this.freshForMs) await this.look();
    return policyOf(this.of(municipality));
  }

  /** Looks at the log before the next answer: a policy was set in this process. */
  expire(): void {
    this.looked = Number.NEGATIVE_INFINITY;
  }

  private of(municipality: MunicipalityCode): readonly Entry[] {
    return this.entries.get(municipality) ?? [];
  }

  /** Reads to the end of the log. Who asks while another is reading shares the look after that one, which begins later than the question. */
  private look(): Promise<void> {
    this.next ??= this.looking
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        this.looking = this.readOn();
        return this.looking;
      });
    return this.next;
  }

  private async readOn(): Promise<void> {
    const began = performance.now();
    for (;;) {
      const page = await this.store.readAll({ after: this.read, limit: PAGE, types: policyCatalogue.types });
      for (const stored of page.events) this.take(stored);
      if (page.position > this.read) this.read = page.position;
      if (page.events.length === 0) break;
    }
    this.looked = began;
  }

  private take(stored: StoredEvent): void {
    const municipality = idOf(stored.stream);
    const entry = { position: stored.position, event: readPublic(policyCatalogue, stored).event };
    this.entries.set(municipality, [...(this.entries.get(municipality) ?? []), entry]);
  }
}

function policyOf(entries: readonly Entry[]): MunicipalPolicy {
  const set: PolicyVersions = fold(policyDecider, entries.map(({ event }) => event));
  return { ...set, on: (date) => policyOn(set, date) };
}
