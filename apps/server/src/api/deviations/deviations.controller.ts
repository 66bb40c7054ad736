import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type PersonsDeviationCommand } from '#domain';
import { type Uuid } from '#kernel';
import { Allowed, Problem } from '#platform';
import { type DeviationRow, type FoundStream } from '#read-models';
import { isBeyond, ListReach } from '../access/list-reach.js';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { Recorder } from '../commands/recorder.js';
import { type ListPage, nothing, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { KnownAtRequest, USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists, LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { DecideOnDeviation } from './decide-on-deviation.js';
import { DeviationReach } from './deviation-reach.js';
import { DeviationAssignmentRequest, DeviationResolutionRequest, DeviationsRequest } from './deviations.requests.js';
import { FindDeviation, FindDeviations } from './find-deviations.js';
import { answerSchema } from '../answer/answer-schema.js';
import { deviationItem } from './deviation-item.js';

/** Limits that are broken: since when, by what, whose it is to see to it, and what came of it. */
@ApiTags('deviations')
@Controller('api/deviations')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class DeviationsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly lists: ListReach,
    private readonly reach: DeviationReach,
  ) {}

  @Get()
  @Lists(deviationItem)
  find(@Query() request: DeviationsRequest, @Ask() asking: Asking): Listing<FoundStream<DeviationRow>> {
    return Listing.of(request, (question) => this.page(question, asking));
  }

  @Get(':deviationId')
  @LooksUp('What is known of it', answerSchema(deviationItem))
  async show(
    @IdParam('deviationId') id: Uuid,
    @Query() { knownAt }: KnownAtRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<FoundStream<DeviationRow>>> {
    await this.reach.about(id, asking);
    const found = await this.queries.execute(new FindDeviation(id, knownAt));
    if (!found) throw new Problem('not-found');
    return new Versioned(found, found.streamVersion);
  }

  /** Hands it on to another unit, or to a person. */
  @Post(':deviationId/assignment')
  @Records()
  assign(
    @IdParam('deviationId') id: Uuid,
    @Body() { unit, workerId }: DeviationAssignmentRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'AssignDeviation', owner: { unit, workerId } }, asking);
  }

  /** Says what came of it. */
  @Post(':deviationId/resolution')
  @Records()
  resolve(
    @IdParam('deviationId') id: Uuid,
    @Body() { outcome, note }: DeviationResolutionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'ResolveDeviation', outcome, ...(note === undefined ? {} : { note }) }, asking);
  }

  private async decide(id: Uuid, command: PersonsDeviationCommand, asking: Asking): Promise<Versioned<Recorded>> {
    const subject = await this.reach.about(id, asking);
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnDeviation(id, subject, command, given), asking, id);
  }

  private async page(
    { state, cursor, limit = USUAL_LIMIT, municipality: of, ...filters }: DeviationsRequest,
    asking: Asking,
  ): Promise<ListPage<FoundStream<DeviationRow>>> {
    const scope = await this.lists.scope(asking, { municipality: of, citizenId: filters.citizenId }, true);
    if (!scope || isBeyond(scope.unit, filters.unit)) return nothing;
    const states = state === undefined ? undefined : [state];
    const found = await this.queries.execute(
      new FindDeviations({ ...filters, ...scope, states, after: placeOf(cursor, rowPlace), limit: limit + 1 }),
    );
    return pageOf(found, limit, placeOfStream);
  }
}
