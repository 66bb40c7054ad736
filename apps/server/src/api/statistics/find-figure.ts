import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { DATABASE_POOL } from '#platform';
import { type FigureInPeriod, figureInPeriod, type SummaryQuery } from '#read-models';

/** What a figure comes to in a period. */
export class FindFigure extends Query<FigureInPeriod> {
  constructor(readonly question: SummaryQuery) {
    super();
  }
}

@QueryHandler(FindFigure)
export class FindFigureHandler implements IQueryHandler<FindFigure> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindFigure): Promise<FigureInPeriod> {
    return figureInPeriod(this.pool, question);
  }
}
