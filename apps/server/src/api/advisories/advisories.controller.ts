import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Uuid } from '#kernel';
import { Allowed, type Configuration, CONFIGURATION, Problem } from '#platform';
import { type AdvisoryRow, type FoundStream } from '#read-models';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { DecideOnAdvisory } from '../commands/decide-on-advisory.js';
import { Recorder } from '../commands/recorder.js';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { FindAdvisories, FindAdvisory } from '../lists/find-rows.js';
import { KnownAtRequest, USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { AcknowledgementRequest, AdvisoriesRequest } from './advisories.requests.js';

/** What partners are told ahead of a discharge, and what became of it. */
@ApiTags('advisories')
@Controller('api/advisories')
export class AdvisoriesController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
  @LooksUp()
  async find(@Query() { state, cursor, limit = USUAL_LIMIT, ...filters }: AdvisoriesRequest): Promise<ListPage<FoundStream<AdvisoryRow>>> {
    const { municipality } = this.configuration;
    const states = state === undefined ? undefined : [state];
    const found = await this.queries.execute(
      new FindAdvisories({ ...filters, municipality, states, after: placeOf(cursor, rowPlace), limit: limit + 1 }),
    );
    return pageOf(found, limit, placeOfStream);
  }

  @Get(':advisoryId')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
  @LooksUp()
  async show(@IdParam('advisoryId') advisoryId: Uuid, @Query() { knownAt }: KnownAtRequest): Promise<Versioned<FoundStream<AdvisoryRow>>> {
    const found = await this.queries.execute(new FindAdvisory(this.configuration.municipality, advisoryId, knownAt));
    if (!found) throw new Problem('not-found');
    return new Versioned(found, found.streamVersion);
  }

  /** The partner answers: it acts on it, or says why not. */
  @Post(':advisoryId/acknowledgement')
  @Allowed('region', 'leder')
  @Records()
  acknowledge(
    @IdParam('advisoryId') advisoryId: Uuid,
    @Body() { answer = 'acknowledged', reason = 'other' }: AcknowledgementRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const command = answer === 'acknowledged' ? ({ type: 'AcknowledgeAdvisory' } as const) : ({ type: 'RefuseAdvisory', reason } as const);
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnAdvisory(advisoryId, command, given), asking, advisoryId);
  }
}
