import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { freePlacesOn, type FreePlace, type PlaceProperty } from '#domain';
import { type Clock, dateInCopenhagen } from '#kernel';
import { CLOCK, DATABASE_POOL } from '#platform';
import { type CapacityQuery, type Found, type TilbudDetails, type TilbudListQuery, tilbudOf, tilbudOnDate, type WaitingDetails, waitingOf } from '#read-models';

/** A tilbud in a list. */
export interface TilbudItem extends TilbudDetails {
  readonly id: string;
}

/** A municipality's tilbud by name. */
export class FindTilbud extends Query<readonly Found<TilbudDetails>[]> {
  constructor(readonly question: TilbudListQuery) {
    super();
  }
}

@QueryHandler(FindTilbud)
export class FindTilbudHandler implements IQueryHandler<FindTilbud> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindTilbud): Promise<readonly Found<TilbudDetails>[]> {
    return tilbudOf(this.pool, question);
  }
}

/** Who waits for a place in a municipality's tilbud, who has waited longest first. */
export class FindWaiting extends Query<readonly Found<WaitingDetails>[]> {
  constructor(readonly question: TilbudListQuery) {
    super();
  }
}

@QueryHandler(FindWaiting)
export class FindWaitingHandler implements IQueryHandler<FindWaiting> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindWaiting): Promise<readonly Found<WaitingDetails>[]> {
    return waitingOf(this.pool, question);
  }
}

/** A place that is free on the date asked about, and where. */
export interface FreePlaceItem extends FreePlace {
  readonly tilbudId: string;
  readonly tilbudName: string;
}

/** The free places of a whole municipality on a date. */
export class FindFreePlaces extends Query<readonly FreePlaceItem[]> {
  constructor(readonly question: CapacityQuery & { readonly needs: readonly PlaceProperty[] }) {
    super();
  }
}

@QueryHandler(FindFreePlaces)
export class FindFreePlacesHandler implements IQueryHandler<FindFreePlaces> {
  constructor(
    @Inject(DATABASE_POOL) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ question }: FindFreePlaces): Promise<readonly FreePlaceItem[]> {
    const { date, knownAt, kind, needs } = question;
    const now = this.clock.now();
    const seenOn = dateInCopenhagen(knownAt !== undefined && knownAt < now ? knownAt : now);
    const tilbud = await tilbudOnDate(this.pool, question);
    return tilbud.flatMap(({ tilbudId, name: tilbudName, tilbud: one }) =>
      freePlacesOn(one, date, { kind, needs }, seenOn).map((place) => ({ tilbudId, tilbudName, ...place })),
    );
  }
}
