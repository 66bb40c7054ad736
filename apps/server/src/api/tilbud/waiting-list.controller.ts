import { Body, Controller, Delete, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Clock, dateInCopenhagen, derivedId, type Uuid, type PlainDate } from '#kernel';
import { Allowed, CLOCK, Problem } from '#platform';
import { type WaitingDetails } from '#read-models';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfFound, rowPlace } from '../lists/row-place.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { CitizensInReach } from './citizens-in-reach.js';
import { DecidingAtTilbud } from './deciding-at-tilbud.js';
import { FindWaiting } from './find-tilbud.js';
import { LookAtTilbud } from './look-at-tilbud.js';
import { EndWaitingRequest, WaitingListRequest, WaitingEntryRequest } from './waiting-list.requests.js';
import { waitingItem } from './tilbud-items.js';

/** Who waits for a place, in order of the first date of waiting. Who is offered one is a person's choice. */
@ApiTags('tilbud')
@Controller('api/tilbud/:tilbudId/waiting-list')
export class WaitingListController {
  constructor(
    private readonly deciding: DecidingAtTilbud,
    private readonly citizens: CitizensInReach,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'leder')
  @Lists(waitingItem, 'A page of those who wait on a date, who has waited longest first')
  find(@IdParam('tilbudId') tilbudId: Uuid, @Query() request: WaitingListRequest, @Ask() asking: Asking): Listing<WaitingDetails> {
    const asOf = request.asOf ?? dateInCopenhagen(this.clock.now());
    return Listing.of({ ...request, asOf }, (question) => this.page(tilbudId, question, asking));
  }

  @Post()
  @Allowed('myndighed', 'leder')
  @Records()
  async put(@IdParam('tilbudId') tilbudId: Uuid, @Body() body: WaitingEntryRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const { visitationId = null, needs = [], ...entry } = body;
    const { services } = await this.citizens.living(entry.citizenId, asking);
    if (visitationId !== null && !services.visitations.some((one) => one.visitationId === visitationId)) {
      throw new Problem('invalid-request', { errors: [{ field: 'visitationId', problem: 'is no visitation of the citizen' }] });
    }
    const entryId = derivedId('waiting', asking.commandId);
    return this.deciding.record(tilbudId, { type: 'PutOnWaitingList', entryId, visitationId, needs, ...entry }, asking, entryId);
  }

  @Delete(':entryId')
  @Allowed('myndighed', 'leder')
  @Records(200)
  end(
    @IdParam('tilbudId') tilbudId: Uuid,
    @IdParam('entryId') entryId: Uuid,
    @Query() { because }: EndWaitingRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.deciding.record(tilbudId, { type: 'EndWaiting', entryId, because }, asking, entryId);
  }

  private async page(
    tilbudId: Uuid,
    { cursor, limit = USUAL_LIMIT, ...filters }: WaitingListRequest & { readonly asOf: PlainDate },
    asking: Asking,
  ): Promise<ListPage<WaitingDetails>> {
    const { municipality } = asking;
    await this.queries.execute(new LookAtTilbud(tilbudId, asking));
    const found = await this.queries.execute(
      new FindWaiting({ ...filters, municipality, unit: tilbudId, after: placeOf(cursor, rowPlace), limit: limit + 1 }),
    );
    const page = pageOf(found, limit, placeOfFound);
    return { ...page, items: page.items.map(({ details }) => details) };
  }
}
