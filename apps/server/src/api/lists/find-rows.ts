import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { type MunicipalityCode, type Uuid } from '#kernel';
import { DATABASE_POOL } from '#platform';
import { advisoriesView, type AdvisoryRow, listOf, type ListQuery, rowOf, type TaskRow, tasksView } from '#read-models';

/** A row of a view, with its id. */
export type Identified<Row> = Row & { readonly id: string };

/** Advisories by due time. */
export class FindAdvisories extends Query<readonly Identified<AdvisoryRow>[]> {
  constructor(readonly question: ListQuery) {
    super();
  }
}

@QueryHandler(FindAdvisories)
export class FindAdvisoriesHandler implements IQueryHandler<FindAdvisories> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindAdvisories): Promise<readonly Identified<AdvisoryRow>[]> {
    return listOf<AdvisoryRow>(this.pool, advisoriesView.name, question);
  }
}

/** One advisory; null where there is none. */
export class FindAdvisory extends Query<Identified<AdvisoryRow> | null> {
  constructor(
    readonly municipality: MunicipalityCode,
    readonly id: Uuid,
  ) {
    super();
  }
}

@QueryHandler(FindAdvisory)
export class FindAdvisoryHandler implements IQueryHandler<FindAdvisory> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ municipality, id }: FindAdvisory): Promise<Identified<AdvisoryRow> | null> {
    return rowOf<AdvisoryRow>(this.pool, advisoriesView.name, municipality, id);
  }
}

/** Tasks by due date. */
export class FindTasks extends Query<readonly Identified<TaskRow>[]> {
  constructor(readonly question: ListQuery) {
    super();
  }
}

@QueryHandler(FindTasks)
export class FindTasksHandler implements IQueryHandler<FindTasks> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindTasks): Promise<readonly Identified<TaskRow>[]> {
    return listOf<TaskRow>(this.pool, tasksView.name, question);
  }
}
