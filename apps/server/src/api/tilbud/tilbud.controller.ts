import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Clock, dateInCopenhagen, derivedId, type Uuid } from '#kernel';
import { Allowed, CLOCK } from '#platform';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfFound, rowPlace } from '../lists/row-place.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists, LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { DecidingAtTilbud } from './deciding-at-tilbud.js';
import { FindTilbud, type TilbudItem } from './find-tilbud.js';
import { LookAtTilbud } from './look-at-tilbud.js';
import { type CapacityResource, capacityResource, type TilbudResource, tilbudResource } from './tilbud-resource.js';
import { LookRequest, TilbudPlaceRequest, TilbudListRequest, TilbudRequest, WithdrawalRequest } from './tilbud.requests.js';
import { tilbudItem } from './tilbud-items.js';

/** The municipality's tilbud and their places. */
@ApiTags('tilbud')
@Controller('api/tilbud')
export class TilbudController {
  constructor(
    private readonly deciding: DecidingAtTilbud,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Allowed('leder')
  @Records()
  register(@Body() { id, managed = true, ...body }: TilbudRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const tilbudId = id ?? derivedId('tilbud', asking.commandId);
    return this.deciding.record(tilbudId, { type: 'RegisterTilbud', managed, ...body }, asking, tilbudId);
  }

  @Get()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @Lists(tilbudItem, 'A page of tilbud by name; staff of a botilbud see their own')
  find(@Query() request: TilbudListRequest, @Ask() asking: Asking): Listing<TilbudItem> {
    return Listing.of(request, (question) => this.page(question, asking));
  }

  @Get(':tilbudId')
  @Allowed('myndighed', 'botilbud', 'leder')
  @LooksUp('The tilbud on a date: its places, who is in them, and what breaks a limit')
  async show(@IdParam('tilbudId') tilbudId: Uuid, @Query() { asOf, knownAt }: LookRequest, @Ask() asking: Asking): Promise<Versioned<TilbudResource>> {
    const look = await this.queries.execute(new LookAtTilbud(tilbudId, asking, knownAt));
    return new Versioned(tilbudResource(tilbudId, look, asOf ?? this.today()), look.version);
  }

  @Get(':tilbudId/capacity')
  @Allowed('myndighed', 'botilbud', 'leder')
  @LooksUp('How many places there are on a date, how they are used, and which are free for certain or expected to be')
  async capacity(@IdParam('tilbudId') tilbudId: Uuid, @Query() { asOf, knownAt }: LookRequest, @Ask() asking: Asking): Promise<CapacityResource> {
    return capacityResource(tilbudId, await this.queries.execute(new LookAtTilbud(tilbudId, asking, knownAt)), asOf ?? this.today());
  }

  @Post(':tilbudId/places')
  @Allowed('leder')
  @Records()
  addPlace(@IdParam('tilbudId') tilbudId: Uuid, @Body() { properties = [], ...body }: TilbudPlaceRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const placeId = derivedId('place', asking.commandId);
    return this.deciding.record(tilbudId, { type: 'AddPlace', placeId, properties, ...body }, asking, placeId);
  }

  /** From a date on the place is none any more; said again with another date, that one counts. */
  @Post(':tilbudId/places/:placeId/withdrawal')
  @Allowed('leder')
  @Records()
  withdrawPlace(
    @IdParam('tilbudId') tilbudId: Uuid,
    @IdParam('placeId') placeId: Uuid,
    @Body() { from }: WithdrawalRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.deciding.record(tilbudId, { type: 'WithdrawPlace', placeId, from }, asking, placeId);
  }

  private async page({ kind, cursor, limit = USUAL_LIMIT, ...when }: TilbudListRequest, { actor, municipality }: Asking): Promise<ListPage<TilbudItem>> {
    const unit = actor.role === 'botilbud' ? actor.unit : undefined;
    const states = kind === undefined ? undefined : [kind];
    const found = await this.queries.execute(new FindTilbud({ ...when, municipality, states, unit, after: placeOf(cursor, rowPlace), limit: limit + 1 }));
    const page = pageOf(found, limit, placeOfFound);
    return { ...page, items: page.items.map(({ subjectId, details }) => ({ id: subjectId, ...details })) };
  }

  private today() {
    return dateInCopenhagen(this.clock.now());
  }
}
