import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Clock, dateInCopenhagen, type Uuid } from '#kernel';
import { Allowed, CLOCK } from '#platform';
import { timelineOf, type TimelineEntry } from '#read-models';
import { Versioned } from '../../answer/versioned.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { ListsAll, LooksUp } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { LookAtPathway } from './look-at-pathway.js';
import { pathwayResource } from './pathway-resource.js';
import { PathwayRequest, TimelineRequest } from './reading.requests.js';
import { timelineItem } from './timeline-item.js';

/** A citizen's pathway and timeline. Both are folded from the log when they are asked for, and so never behind it. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class ReadingController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @LooksUp()
  async show(
    @IdParam('citizenId') citizenId: Uuid,
    @Query() { asOf = dateInCopenhagen(this.clock.now()), knownAt }: PathwayRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<ReturnType<typeof pathwayResource>>> {
    const look = await this.queries.execute(new LookAtPathway(citizenId, 'pathway', asking, knownAt));
    return new Versioned(pathwayResource(citizenId, look, asOf), look.version);
  }

  @Get('timeline')
  @ListsAll(timelineItem, 'The timeline by effective date and, on one date, in the order of recording')
  async timeline(
    @IdParam('citizenId') citizenId: Uuid,
    @Query() question: TimelineRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<{ readonly items: readonly TimelineEntry[] }>> {
    const { recorded, version } = await this.queries.execute(new LookAtPathway(citizenId, 'timeline', asking));
    return new Versioned({ items: timelineOf(recorded, { ...question, retracted: question.retracted === 'true' }) }, version);
  }
}
