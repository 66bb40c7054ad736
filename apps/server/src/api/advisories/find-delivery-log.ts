import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ADVISORY, advisoryCatalogue } from '#domain';
import { type EventStore } from '#event-store';
import { type Instant, readPublic, streamName, type Uuid } from '#kernel';
import { EVENT_STORE } from '#platform';
import { type DeliveryLogEntry, deliveryLogOf } from '#read-models';

/** An advisory's delivery log; empty where there is no such advisory. Whoever asks has seen that it may be shown. */
export class FindDeliveryLog extends Query<readonly DeliveryLogEntry[]> {
  constructor(
    readonly advisoryId: Uuid,
    /** What is known now when absent. */
    readonly knownAt: Instant | undefined,
  ) {
    super();
  }
}

@QueryHandler(FindDeliveryLog)
export class FindDeliveryLogHandler implements IQueryHandler<FindDeliveryLog> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ advisoryId, knownAt }: FindDeliveryLog): Promise<readonly DeliveryLogEntry[]> {
    const stored = await this.store.readStream(streamName(ADVISORY, advisoryId));
    return deliveryLogOf(stored.map((one) => readPublic(advisoryCatalogue, one)), knownAt);
  }
}
