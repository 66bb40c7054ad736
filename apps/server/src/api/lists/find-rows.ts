import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { type Instant, type Uuid } from '#kernel';
import { DATABASE_POOL } from '#platform';
import { advisoriesView, type AdvisoryRow, type FoundStream, type ListQuery, streamOf, streamsOf, type TaskRow, tasksView } from '#read-models';

/** Advisories by due time. */
export class FindAdvisories extends Query<readonly FoundStream<AdvisoryRow>[]> {
  constructor(readonly question: ListQuery) {
    super();
  }
}

@QueryHandler(FindAdvisories)
export class FindAdvisoriesHandler implements IQueryHandler<FindAdvisories> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindAdvisories): Promise<readonly FoundStream<AdvisoryRow>[]> {
    return streamsOf<AdvisoryRow>(this.pool, advisoriesView.name, question);
  }
}

/** One advisory, whosever; null where there is none. Whoever asks has seen that it may be shown. */
export class FindAdvisory extends Query<FoundStream<AdvisoryRow> | null> {
  constructor(
    readonly id: Uuid,
    /** What is known now when absent. */
    readonly knownAt: Instant | undefined,
  ) {
    super();
  }
}

@QueryHandler(FindAdvisory)
export class FindAdvisoryHandler implements IQueryHandler<FindAdvisory> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ id, knownAt }: FindAdvisory): Promise<FoundStream<AdvisoryRow> | null> {
    return streamOf<AdvisoryRow>(this.pool, advisoriesView.name, { subjectId: id, knownAt });
  }
}

/** Tasks by due date. */
export class FindTasks extends Query<readonly FoundStream<TaskRow>[]> {
  constructor(readonly question: ListQuery) {
    super();
  }
}

@QueryHandler(FindTasks)
export class FindTasksHandler implements IQueryHandler<FindTasks> {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  execute({ question }: FindTasks): Promise<readonly FoundStream<TaskRow>[]> {
    return streamsOf<TaskRow>(this.pool, tasksView.name, question);
  }
}
