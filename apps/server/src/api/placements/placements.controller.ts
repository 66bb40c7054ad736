import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Clock, dateInCopenhagen, type PlainDate, uuidSchema } from '#kernel';
import { Allowed, CLOCK } from '#platform';
import { type PlacementOnDate } from '#read-models';
import { isBeyond, ListReach } from '../access/list-reach.js';
import { type ListPage, nothing, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists } from '../request/documented.js';
import { placementItem } from './placement-item.js';
import { FindPlacements } from './find-placements.js';
import { PlacementsRequest } from './placements.requests.js';

const place = z.strictObject({ citizenId: uuidSchema, id: z.uuid() });

/** Who is where: on any date, as known at any instant. */
@ApiTags('placements')
@Controller('api/placements')
export class PlacementsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reach: ListReach,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @Lists(placementItem)
  find(@Query() request: PlacementsRequest, @Ask() asking: Asking): Listing<PlacementOnDate> {
    const asOf = request.asOf ?? dateInCopenhagen(this.clock.now());
    return Listing.of({ ...request, asOf }, (question) => this.page(question, asking));
  }

  private async page(
    { cursor, limit = USUAL_LIMIT, municipality: of, ...filters }: PlacementsRequest & { readonly asOf: PlainDate },
    asking: Asking,
  ): Promise<ListPage<PlacementOnDate>> {
    const scope = await this.reach.scope(asking, { municipality: of, citizenId: filters.citizenId }, true);
    if (!scope || isBeyond(scope.unit, filters.tilbudId)) return nothing;
    const found = await this.queries.execute(
      new FindPlacements({
        ...filters,
        municipality: scope.municipality,
        ...(scope.unit === undefined ? {} : { tilbudId: scope.unit }),
        after: placeOf(cursor, place),
        limit: limit + 1,
      }),
    );
    return pageOf(found, limit, ({ citizenId, id }) => ({ citizenId, id }));
  }
}
