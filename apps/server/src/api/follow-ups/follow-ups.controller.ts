import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allowed, type Configuration, CONFIGURATION } from '#platform';
import { type FoundStream, type TaskRow } from '#read-models';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { FindTasks } from '../lists/find-rows.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { LooksUp } from '../request/documented.js';
import { FollowUpsRequest } from './follow-ups.requests.js';

/** Tasks with an owner and a due date. */
@ApiTags('follow-ups')
@Controller('api/follow-ups')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class FollowUpsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @LooksUp()
  async find(@Query() { state, cursor, limit = USUAL_LIMIT, ...filters }: FollowUpsRequest): Promise<ListPage<FoundStream<TaskRow>>> {
    const { municipality } = this.configuration;
    const states = state === undefined ? undefined : [state];
    const found = await this.queries.execute(
      new FindTasks({ ...filters, municipality, states, after: placeOf(cursor, rowPlace), limit: limit + 1 }),
    );
    return pageOf(found, limit, placeOfStream);
  }
}
