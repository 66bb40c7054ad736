import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TILBUD, tilbudCatalogue, tilbudDecider, type Registration, type Tilbud } from '#domain';
import { type EventStore } from '#event-store';
import { type Actor, type Clock, dateInCopenhagen, type Instant, type MunicipalityCode, type PlainDate, readPublic, stateAsKnown, streamName, type Uuid } from '#kernel';
import { CLOCK, EVENT_STORE, Problem } from '#platform';

/** A tilbud as it was known, and the date on which that was. */
export interface TilbudLook {
  readonly tilbud: Tilbud & { readonly registration: Registration };
  /** Whoever was to have left by this date and had not counts as there. */
  readonly seenOn: PlainDate;
  /** Version of the last event. */
  readonly version: number;
}

/** Looks at one tilbud of the asker's municipality; staff of a botilbud at their own. Folded from the log, and so never behind it. */
export class LookAtTilbud extends Query<TilbudLook> {
  constructor(
    readonly tilbudId: Uuid,
    readonly by: { readonly actor: Actor; readonly municipality: MunicipalityCode },
    readonly knownAt?: Instant,
  ) {
    super();
  }
}

@QueryHandler(LookAtTilbud)
export class LookAtTilbudHandler implements IQueryHandler<LookAtTilbud> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async execute({ tilbudId, by: { actor, municipality }, knownAt }: LookAtTilbud): Promise<TilbudLook> {
    const recorded = (await this.store.readStream(streamName(TILBUD, tilbudId))).map((one) => readPublic(tilbudCatalogue, one));
    const tilbud = stateAsKnown(tilbudDecider, recorded, knownAt);
    const { registration } = tilbud;
    const own = actor.role !== 'botilbud' || actor.unit === tilbudId;
    if (registration?.municipality !== municipality || !own) throw new Problem('not-found');
    const now = this.clock.now();
    const seenOn = dateInCopenhagen(knownAt !== undefined && knownAt < now ? knownAt : now);
    return { tilbud: { ...tilbud, registration }, seenOn, version: recorded.length - 1 };
  }
}
