import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { type Instant, type Uuid } from '#kernel';
import { DATABASE_POOL } from '#platform';
import { type DeviationRow, deviationsView, type FoundStream, type ListQuery, streamOf, streamsOf } from '#read-models';

/** Deviations by the first date on which the limit is broken. */
export class FindDeviations extends Query<readonly FoundStream<DeviationRow>[]> {
  constructor(readonly question: ListQuery) {
    super();
  }
}

@QueryHandler(FindDeviations)
export class FindDeviationsHandler implements IQueryHandler<FindDeviations> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindDeviations): Promise<readonly FoundStream<DeviationRow>[]> {
    return streamsOf<DeviationRow>(this.pool, deviationsView.name, question);
  }
}

/** One deviation; null where there is none, or was none yet. */
export class FindDeviation extends Query<FoundStream<DeviationRow> | null> {
  constructor(
    readonly id: Uuid,
    /** What is known now when absent. */
    readonly knownAt: Instant | undefined,
  ) {
    super();
  }
}

@QueryHandler(FindDeviation)
export class FindDeviationHandler implements IQueryHandler<FindDeviation> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ id, knownAt }: FindDeviation): Promise<FoundStream<DeviationRow> | null> {
    return streamOf<DeviationRow>(this.pool, deviationsView.name, { subjectId: id, knownAt });
  }
}
