import { Inject, Injectable } from '@nestjs/common';
import { type EventStore } from '#event-store';
import { type Actor, isUuid, type MunicipalityCode, type StoredEvent, type StreamName, type Uuid } from '#kernel';
import { EVENT_STORE, Problem } from '#platform';
import { Reach } from './reach.js';

/**
 * Streams that are about a citizen without being the citizen's own: advisories, follow-ups, deviations. Their first event
 * names the citizen, and they are within reach where the citizen is (rule ACC-1).
 */
@Injectable()
export class CitizenStreams {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly reach: Reach,
  ) {}

  /** Whom a stream is about, and which municipality has the case. @throws Problem `not-found` where it is out of reach, or is none */
  async about(stream: StreamName, actor: Actor): Promise<{ readonly citizenId: Uuid; readonly municipality: MunicipalityCode }> {
    const [first] = await this.store.readStream(stream);
    const citizenId = first?.data['citizenId'];
    if (!first || !isUuid(citizenId)) throw new Problem('not-found');
    if (!isAddressedTo(actor, first)) return { citizenId, municipality: await this.reach.municipalityOf(actor, citizenId, 'not-found') };
    // A region has no municipality of its own: what it answers is recorded for the one that has the case.
    return { citizenId, municipality: (await this.reach.acting(citizenId)) ?? first.metadata.municipality };
  }
}

/** A region's staff have their unit's id as the partner's in agreements, and see what that partner was told. */
function isAddressedTo({ role, unit }: Actor, { data }: StoredEvent): boolean {
  return role === 'region' && data['partnerId'] === unit;
}
