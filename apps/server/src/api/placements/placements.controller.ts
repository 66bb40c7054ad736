import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Clock, dateInCopenhagen, uuidSchema } from '#kernel';
import { Allowed, CLOCK, type Configuration, CONFIGURATION } from '#platform';
import { type PlacementOnDate } from '#read-models';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { LooksUp } from '../request/documented.js';
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
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @LooksUp()
  async find(@Query() { asOf, cursor, limit = USUAL_LIMIT, ...filters }: PlacementsRequest): Promise<ListPage<PlacementOnDate>> {
    const found = await this.queries.execute(
      new FindPlacements({
        ...filters,
        municipality: this.configuration.municipality,
        asOf: asOf ?? dateInCopenhagen(this.clock.now()),
        after: placeOf(cursor, place),
        limit: limit + 1,
      }),
    );
    return pageOf(found, limit, ({ citizenId, id }) => ({ citizenId, id }));
  }
}
