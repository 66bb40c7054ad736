import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ADVISORY } from '#domain';
import { type MunicipalityCode, streamName, type Uuid } from '#kernel';
import { Allowed, Problem } from '#platform';
import { type AdvisoryRow, type FoundStream, type ListQuery } from '#read-models';
import { CitizenStreams } from '../access/citizen-streams.js';
import { ListReach } from '../access/list-reach.js';
import { answerSchema } from '../answer/answer-schema.js';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { DecideOnAdvisory } from '../commands/decide-on-advisory.js';
import { Recorder } from '../commands/recorder.js';
import { type ListPage, nothing, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { FindAdvisories, FindAdvisory } from '../lists/find-rows.js';
import { KnownAtRequest, USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists, LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { advisoryItem } from './advisory-item.js';
import { AcknowledgementRequest, AdvisoriesRequest } from './advisories.requests.js';

/** What partners are told, and what became of it. */
@ApiTags('advisories')
@Controller('api/advisories')
export class AdvisoriesController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly reach: ListReach,
    private readonly streams: CitizenStreams,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
  @Lists(advisoryItem)
  find(@Query() request: AdvisoriesRequest, @Ask() asking: Asking): Listing<FoundStream<AdvisoryRow>> {
    return Listing.of(request, (question) => this.page(question, asking));
  }

  @Get(':advisoryId')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
  @LooksUp('What is known of it', answerSchema(advisoryItem))
  async show(
    @IdParam('advisoryId') advisoryId: Uuid,
    @Query() { knownAt }: KnownAtRequest,
    @Ask() { actor }: Asking,
  ): Promise<Versioned<FoundStream<AdvisoryRow>>> {
    await this.streams.about(streamName(ADVISORY, advisoryId), actor);
    const found = await this.queries.execute(new FindAdvisory(advisoryId, knownAt));
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

  private async page(
    { state, cursor, limit = USUAL_LIMIT, municipality: of, ...filters }: AdvisoriesRequest,
    asking: Asking,
  ): Promise<ListPage<FoundStream<AdvisoryRow>>> {
    const municipality = await this.owner(asking, of, filters.citizenId);
    if (municipality === undefined) return nothing;
    const states = state === undefined ? undefined : [state];
    const found = await this.queries.execute(
      new FindAdvisories({ ...filters, municipality, states, after: placeOf(cursor, rowPlace), limit: limit + 1 }),
    );
    return pageOf(found, limit, placeOfStream);
  }

  /** Whose advisories are listed: a region sees what it was told itself, by whichever municipality. */
  private async owner(asking: Asking, of: MunicipalityCode | undefined, citizenId: Uuid | undefined): Promise<ListQuery['municipality'] | undefined> {
    const { role, unit } = asking.actor;
    if (role === 'region') return { speakingTo: unit };
    return (await this.reach.scope(asking, { municipality: of, citizenId }, false))?.municipality;
  }
}
