import { Inject, Injectable } from '@nestjs/common';
import { DEVIATION, deviationCatalogue } from '#domain';
import { type EventStore } from '#event-store';
import { type MunicipalityCode, readPublic, streamName, type Uuid } from '#kernel';
import { EVENT_STORE, Problem } from '#platform';
import { CitizenStreams } from '../access/citizen-streams.js';
import { type Asking } from '../request/asking.js';

/** Whom a deviation is about, and whose it is. */
export interface DeviationSubject {
  readonly citizenId: Uuid;
  readonly municipality: MunicipalityCode;
}

/**
 * A deviation on a pathway is within reach where the citizen is (rule ACC-1). One at a tilbud is the tilbud's and its
 * municipality's, whose citizen it may be.
 */
@Injectable()
export class DeviationReach {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly streams: CitizenStreams,
  ) {}

  /** @throws Problem `not-found` where there is none, or it is out of reach */
  async about(id: Uuid, { actor, municipality: own }: Asking): Promise<DeviationSubject> {
    const stream = streamName(DEVIATION, id);
    const [first] = await this.store.readStream(stream);
    if (!first) throw new Problem('not-found');
    const { event } = readPublic(deviationCatalogue, first);
    const tilbudId = 'tilbudId' in event.data ? event.data.tilbudId : null;
    if (!('citizenId' in event.data) || tilbudId === null) return this.streams.about(stream, actor);
    const { municipality } = first.metadata;
    const theirs = actor.role === 'myndighed' || actor.role === 'leder' || actor.unit === tilbudId;
    if (municipality !== own || !theirs) throw new Problem('not-found');
    return { citizenId: event.data.citizenId, municipality };
  }
}
