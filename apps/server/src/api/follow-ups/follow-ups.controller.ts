import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Uuid } from '#kernel';
import { Allowed, type Configuration, CONFIGURATION } from '#platform';
import { type FoundStream, type TaskRow } from '#read-models';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnFollowUp } from '../commands/decide-on-follow-up.js';
import { Recorder } from '../commands/recorder.js';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { FindTasks } from '../lists/find-rows.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { CompletionRequest, FollowUpsRequest } from './follow-ups.requests.js';

/** Tasks with an owner and a due date. */
@ApiTags('follow-ups')
@Controller('api/follow-ups')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class FollowUpsController {
  constructor(
    private readonly recorder: Recorder,
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

  @Post(':followUpId/completion')
  @Records()
  complete(
    @IdParam('followUpId') followUpId: Uuid,
    @Body() { outcome }: CompletionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnFollowUp(followUpId, { type: 'CompleteFollowUp', outcome }, given), asking, followUpId);
  }
}
