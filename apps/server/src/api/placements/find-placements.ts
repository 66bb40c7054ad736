import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { DATABASE_POOL } from '#platform';
import { placementsOn, type PlacementOnDate, type PlacementQuery } from '#read-models';

/** Who is where. */
export class FindPlacements extends Query<readonly PlacementOnDate[]> {
  constructor(readonly question: PlacementQuery) {
    super();
  }
}

@QueryHandler(FindPlacements)
export class FindPlacementsHandler implements IQueryHandler<FindPlacements> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindPlacements): Promise<readonly PlacementOnDate[]> {
    return placementsOn(this.pool, question);
  }
}
