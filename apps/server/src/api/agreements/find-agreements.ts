import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AGREEMENT, agreementCatalogue, type AgreementTerms } from '#domain';
import { agreementDecider } from '#domain/agreement/decide.js';
import { noAgreement, type Agreement } from '#domain/agreement/state.js';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, categoryOf, idOf, type MunicipalityCode, readPublic, type Position, type StoredEvent } from '#kernel';
import { EVENT_STORE } from '#platform';

/** An agreement with all its versions, the first one first. */
export interface AgreementResource {
  readonly id: string;
  /** Version of its stream: the ETag. */
  readonly version: number;
  readonly versions: readonly AgreementTerms[];
}

/** A municipality's agreements, in the order in which they were registered. */
export class FindAgreements extends Query<readonly AgreementResource[]> {
  constructor(readonly municipality: MunicipalityCode) {
    super();
  }
}

interface Entry {
  readonly state: Agreement;
  readonly version: number;
  /** Whose it is. */
  readonly municipality: MunicipalityCode;
}

const PAGE = 500;

/**
 * Agreements are few and change seldom: they are folded in memory, from where the last question left off, and so are
 * never behind the log.
 */
@QueryHandler(FindAgreements)
export class FindAgreementsHandler implements IQueryHandler<FindAgreements> {
  private readonly agreements = new Map<string, Entry>();
  private readTo: Position = BEFORE_ALL;
  private reading: Promise<void> = Promise.resolve();

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ municipality }: FindAgreements): Promise<readonly AgreementResource[]> {
    // One after the other: two readers would fold the same events twice.
    this.reading = this.reading.then(() => this.readOn(), () => this.readOn());
    await this.reading;
    const own = [...this.agreements].filter(([, entry]) => entry.municipality === municipality);
    return own.map(([id, { state, version }]) => ({ id, version, versions: state.versions }));
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const page = await this.store.readAll({ after: this.readTo, limit: PAGE, types: agreementCatalogue.types });
      for (const stored of page.events) this.take(stored);
      this.readTo = page.position;
      if (page.events.length === 0) return;
    }
  }

  private take(stored: StoredEvent): void {
    if (categoryOf(stored.stream) !== AGREEMENT) return;
    const id = idOf(stored.stream);
    const { state, municipality } = this.agreements.get(id) ?? { state: noAgreement, municipality: stored.metadata.municipality };
    const { event } = readPublic(agreementCatalogue, stored);
    this.agreements.set(id, { state: agreementDecider.evolve(state, event), version: stored.version, municipality });
  }
}
