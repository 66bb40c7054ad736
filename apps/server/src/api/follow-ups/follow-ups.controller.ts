import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allowed } from '#platform';
import { type FoundStream, type TaskRow } from '#read-models';
import { isBeyond, ListReach } from '../access/list-reach.js';
import { type ListPage, nothing, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { FindTasks } from '../lists/find-rows.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists } from '../request/documented.js';
import { followUpItem } from './follow-up-item.js';
import { FollowUpsRequest } from './follow-ups.requests.js';

/** Tasks with an owner and a due date. */
@ApiTags('follow-ups')
@Controller('api/follow-ups')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class FollowUpsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reach: ListReach,
  ) {}

  @Get()
  @Lists(followUpItem)
  find(@Query() request: FollowUpsRequest, @Ask() asking: Asking): Listing<FoundStream<TaskRow>> {
    return Listing.of(request, (question) => this.page(question, asking));
  }

  private async page(
    { state, cursor, limit = USUAL_LIMIT, municipality: of, ...filters }: FollowUpsRequest,
    asking: Asking,
  ): Promise<ListPage<FoundStream<TaskRow>>> {
    const scope = await this.reach.scope(asking, { municipality: of, citizenId: filters.citizenId }, true);
    if (!scope || isBeyond(scope.unit, filters.unit)) return nothing;
    const states = state === undefined ? undefined : [state];
    const found = await this.queries.execute(
      new FindTasks({ ...filters, ...scope, states, after: placeOf(cursor, rowPlace), limit: limit + 1 }),
    );
    return pageOf(found, limit, placeOfStream);
  }
}
