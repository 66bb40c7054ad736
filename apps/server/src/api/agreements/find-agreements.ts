import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AGREEMENT, agreementCatalogue, type AgreementEvent, type AgreementTerms, versionOn } from '#domain';
import { agreementDecider } from '#domain/agreement/decide.js';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, categoryOf, fold, idOf, type Instant, type MunicipalityCode, type PlainDate, readPublic, type Position, type Recorded, type Uuid, uuid } from '#kernel';
import { EVENT_STORE } from '#platform';

/** An agreement with all its versions, the first one first. */
export interface AgreementResource {
  readonly id: Uuid;
  /** Version of its stream: the ETag. */
  readonly version: number;
  readonly versions: readonly AgreementTerms[];
  /** When each version was recorded. */
  readonly recordedAt: readonly Instant[];
  /** Which of them holds on the date asked about, counted from 1; null where none does. */
  readonly inForce: number | null;
}

/** A municipality's agreements, in the order in which they were registered, as known at an instant. */
export class FindAgreements extends Query<readonly AgreementResource[]> {
  constructor(
    readonly municipality: MunicipalityCode,
    /** On which date to ask what is in force. */
    readonly asOf: PlainDate,
    /** All that is known when absent. */
    readonly knownAt?: Instant,
  ) {
    super();
  }
}

const PAGE = 500;

/**
 * Agreements are few and change seldom: they are kept in memory, from where the last question left off, and so are
 * never behind the log.
 */
@QueryHandler(FindAgreements)
export class FindAgreementsHandler implements IQueryHandler<FindAgreements> {
  private readonly agreements = new Map<Uuid, Recorded<AgreementEvent>[]>();
  private readTo: Position = BEFORE_ALL;
  private reading: Promise<void> = Promise.resolve();

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ municipality, asOf, knownAt }: FindAgreements): Promise<readonly AgreementResource[]> {
    // One after the other: two readers would take the same events twice.
    this.reading = this.reading.then(() => this.readOn(), () => this.readOn());
    await this.reading;
    return [...this.agreements].flatMap(([id, recorded]) => {
      const known = recorded.filter(({ stored: { metadata } }) => metadata.municipality === municipality && (knownAt === undefined || metadata.recordedAt <= knownAt));
      const last = known.at(-1);
      if (!last) return [];
      const agreement = fold(agreementDecider, known.map(({ event }) => event));
      const recordedAt = known.map(({ stored }) => stored.metadata.recordedAt);
      return [{ id, version: last.stored.version, versions: agreement.versions, recordedAt, inForce: versionOn(agreement, asOf)?.version ?? null }];
    });
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const page = await this.store.readAll({ after: this.readTo, limit: PAGE, types: agreementCatalogue.types });
      for (const stored of page.events) {
        if (categoryOf(stored.stream) !== AGREEMENT) continue;
        const id = uuid(idOf(stored.stream));
        this.agreements.set(id, [...(this.agreements.get(id) ?? []), readPublic(agreementCatalogue, stored)]);
      }
      this.readTo = page.position;
      if (page.events.length === 0) return;
    }
  }
}
