import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type AdoptionReason, type PathwayEvent } from '#domain';
import { type EventStore } from '#event-store';
import { type Clock, derivedId, type Uuid } from '#kernel';
import { CLOCK, EVENT_STORE, Problem } from '#platform';
import { KeyedHashes } from '#privacy';
import { CarryOver, EventCodec } from '#processing';
import { done, type Done } from '../../answer/answer-of-outcome.js';
import { DecideOnIdentifier } from '../../citizens/decide-on-registration.js';
import { DecideOnPathway } from '../../commands/decide-on-pathway.js';
import { type Asking, metaOf } from '../../request/asking.js';
import { LookAtPathway, type PathwayLook } from '../reading/look-at-pathway.js';
import { asSeen } from './as-seen.js';

/**
 * Carries entries between pathways as it is asked for over HTTP; what a crash leaves half done a processor completes.
 * Whoever asks has to reach both citizens, and is logged to have looked at both.
 */
@Injectable()
export class CarryingOver {
  private readonly carryOver: CarryOver;

  constructor(
    bus: CommandBus,
    private readonly queries: QueryBus,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    codec: EventCodec,
    hashes: KeyedHashes,
  ) {
    this.carryOver = new CarryOver({
      store,
      codec,
      hashes,
      clock,
      onPathway: (citizenId, command, meta) => bus.execute(new DecideOnPathway(citizenId, command, { meta })),
      onIdentifier: (hash, command, meta) => bus.execute(new DecideOnIdentifier(hash, command, { meta })),
    });
  }

  /** The id of the adoption that a request asks for. */
  static idOf({ commandId }: Pick<Asking, 'commandId'>): Uuid {
    return derivedId('adoption', commandId);
  }

  /**
   * @param entries those meant; all when undefined
   * @param asked the one of the two that the request names, and that `If-Match` speaks of
   * @throws Problem
   */
  async carry(
    { from, to, because, entries }: { readonly from: Uuid; readonly to: Uuid; readonly because: AdoptionReason; readonly entries?: readonly Uuid[] },
    asked: Uuid,
    asking: Asking,
  ): Promise<Done<PathwayEvent>> {
    asSeen(await this.lookAt(asked, asking), asking);
    await this.lookAt(asked === from ? to : from, asking);
    const adoptionId = CarryingOver.idOf(asking);
    return done(await this.carryOver.carry({ adoptionId, from, to, because }, entries, metaOf(asking)), undefined);
  }

  /** Undoes a merge, or an identification that was one. @throws Problem `not-found` where there is no such merge */
  async undo(to: Uuid, adoptionId: Uuid, asking: Asking): Promise<Done<PathwayEvent>> {
    const { recorded } = asSeen(await this.lookAt(to, asking), asking);
    for (const { event } of recorded) {
      if (event.type !== 'EntriesAdopted' || event.data.adoptionId !== adoptionId || event.data.because === 'wrong-citizen') continue;
      const { from, because } = event.data;
      await this.lookAt(from, asking);
      return done(await this.carryOver.undo({ adoptionId, from, to, because }, metaOf(asking)), undefined);
    }
    throw new Problem('not-found');
  }

  private lookAt(citizenId: Uuid, asking: Asking): Promise<PathwayLook> {
    return this.queries.execute(new LookAtPathway(citizenId, 'merge', asking));
  }
}
