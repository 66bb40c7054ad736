import { Body, Controller, Delete, Get, Inject, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { addDays, type Clock, dateInCopenhagen, derivedId, instantInCopenhagen, laterOf, type Uuid } from '#kernel';
import { Allowed, CLOCK } from '#platform';
import { PolicyBook } from '#processing';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { ListsAll, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { CitizensInReach } from './citizens-in-reach.js';
import { DecidingAtTilbud } from './deciding-at-tilbud.js';
import { LookAtTilbud } from './look-at-tilbud.js';
import { OtherPlaceRequest, ReservationRequest } from './reservations.requests.js';
import { type ReservationResource, reservationsOn } from './tilbud-resource.js';
import { LookRequest } from './tilbud.requests.js';
import { reservationItem } from './tilbud-items.js';

/** Places booked ahead, and what is kept for whom. A stay that starts reserves its place by itself. */
@ApiTags('tilbud')
@Controller('api/tilbud/:tilbudId/reservations')
export class ReservationsController {
  constructor(
    private readonly deciding: DecidingAtTilbud,
    private readonly citizens: CitizensInReach,
    private readonly queries: QueryBus,
    private readonly policies: PolicyBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('myndighed', 'botilbud', 'leder')
  @ListsAll(reservationItem, 'What is kept for whom on a date')
  async find(
    @IdParam('tilbudId') tilbudId: Uuid,
    @Query() { asOf, knownAt }: LookRequest,
    @Ask() asking: Asking,
  ): Promise<{ readonly items: readonly ReservationResource[] }> {
    const look = await this.queries.execute(new LookAtTilbud(tilbudId, asking, knownAt));
    return { items: reservationsOn(look, asOf ?? dateInCopenhagen(this.clock.now())) };
  }

  /** Keeps a place ahead of a stay. Which one follows from what is asked for. */
  @Post()
  @Allowed('myndighed', 'leder')
  @Records()
  async book(@IdParam('tilbudId') tilbudId: Uuid, @Body() body: ReservationRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const { citizenId, kind, needs = [], section = null, from, until = null, keptThrough, overOccupancy } = body;
    await this.citizens.living(citizenId, asking);
    const reservationId = derivedId('booking', asking.commandId);
    const through = keptThrough ?? (await this.usuallyKeptThrough(from, asking));
    const holdUntil = instantInCopenhagen(addDays(through, 1), '00:00');
    const command = { type: 'ReservePlace', reservationId, citizenId, stayId: null, kind, needs, section, from, until, holdUntil, overOccupancy } as const;
    return this.deciding.record(tilbudId, command, asking, reservationId, citizenId);
  }

  @Delete(':reservationId')
  @Allowed('myndighed', 'leder')
  @Records(200)
  callOff(@IdParam('tilbudId') tilbudId: Uuid, @IdParam('reservationId') reservationId: Uuid, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.deciding.record(tilbudId, { type: 'ReleaseReservation', reservationId, because: 'called-off' }, asking, reservationId);
  }

  /** Another place from a date on: for who lives there, and for what is booked. */
  @Put(':reservationId/place')
  @Allowed('myndighed', 'botilbud', 'leder')
  @Records(200)
  async change(
    @IdParam('tilbudId') tilbudId: Uuid,
    @IdParam('reservationId') reservationId: Uuid,
    @Body() { placeId, on }: OtherPlaceRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    // Staff of a botilbud move people within their own.
    await this.queries.execute(new LookAtTilbud(tilbudId, asking));
    return this.deciding.record(tilbudId, { type: 'ChangePlace', reservationId, placeId, on }, asking, reservationId);
  }

  private async usuallyKeptThrough(from: ReservationRequest['from'], { municipality }: Asking) {
    const today = dateInCopenhagen(this.clock.now());
    const { places } = (await this.policies.now(municipality)).on(today);
    return addDays(laterOf(from, today), places.bookingGraceDays);
  }
}
