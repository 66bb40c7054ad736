import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { IDENTIFIER, identifierCatalogue, identifierDecider } from '#domain';
import { type EventStore } from '#event-store';
import { type Actor, fold, readPublic, streamName, type Uuid } from '#kernel';
import { EVENT_STORE } from '#platform';
import { CitizenKeys, KeyedHashes } from '#privacy';
import { Reach } from '../access/reach.js';

/** Finds a registered citizen by personnummer; null where there is none whom the actor may find. Whoever asks logs it. */
export class FindCitizen extends Query<Uuid | null> {
  constructor(
    readonly actor: Actor,
    readonly cpr: string,
  ) {
    super();
  }
}

@QueryHandler(FindCitizen)
export class FindCitizenHandler implements IQueryHandler<FindCitizen> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly hashes: KeyedHashes,
    private readonly keys: CitizenKeys,
    private readonly reach: Reach,
  ) {}

  async execute({ actor, cpr }: FindCitizen): Promise<Uuid | null> {
    const claims = await this.store.readStream(streamName(IDENTIFIER, this.hashes.identifier(cpr)));
    const { citizenId } = fold(identifierDecider, claims.map((stored) => readPublic(identifierCatalogue, stored).event));
    if (citizenId === null) return null;
    // Who was erased is a stranger again.
    if ((await this.keys.find([citizenId])).get(citizenId) === 'destroyed') return null;
    // A claim whose registration never came to its end names nobody.
    return (await this.reach.finds(actor, citizenId)) === undefined ? null : citizenId;
  }
}
