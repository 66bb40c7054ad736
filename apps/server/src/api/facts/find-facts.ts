import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { DATABASE_POOL } from '#platform';
import { factsView, type Found, listOf, type ListQuery } from '#read-models';

/** Facts of one kind. */
export class FindFacts extends Query<readonly Found[]> {
  constructor(readonly question: ListQuery & { readonly kind: string }) {
    super();
  }
}

@QueryHandler(FindFacts)
export class FindFactsHandler implements IQueryHandler<FindFacts> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindFacts): Promise<readonly Found[]> {
    return listOf(this.pool, factsView.name, question);
  }
}
