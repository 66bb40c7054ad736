import { Body, Controller, Delete, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { derivedId, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Recorded } from '../../answer/recorded.js';
import { type Versioned } from '../../answer/versioned.js';
import { Recorder } from '../../commands/recorder.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { Places } from '../../tilbud/places.js';
import { type PlaceWishRequest } from '../../tilbud/wish.requests.js';
import { AcuteStayRequest, CancellationRequest, DischargeRequest, PlannedDischargeRequest, StayRequest } from './stays.requests.js';

/** 24-hour places: taking one, planning to leave, leaving. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('botilbud', 'leder')
export class StaysController {
  constructor(
    private readonly recorder: Recorder,
    private readonly places: Places,
  ) {}

  @Post('stays')
  @Records()
  start(@IdParam('citizenId') citizenId: Uuid, @Body() body: StayRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const { wish, stay } = apart(body);
    return this.places.startStay(citizenId, { type: 'StartStay', stayId: stayOf(asking), ...stay }, { kind: 'ordinary', section: stay.section, ...wish }, asking);
  }

  @Post('acute-stays')
  @Records()
  startAcute(@IdParam('citizenId') citizenId: Uuid, @Body() body: AcuteStayRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const { wish, stay } = apart(body);
    return this.places.startStay(citizenId, { type: 'StartAcuteStay', stayId: stayOf(asking), ...stay }, { kind: 'akutplads', section: 'SEL-82c', ...wish }, asking);
  }

  @Post('assessment-stays')
  @Records()
  startAssessment(@IdParam('citizenId') citizenId: Uuid, @Body() body: StayRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const { wish, stay } = apart(body);
    return this.places.startStay(citizenId, { type: 'StartAssessmentStay', stayId: stayOf(asking), ...stay }, { kind: 'assessment', section: stay.section, ...wish }, asking);
  }

  @Put('stays/:stayId/planned-discharge')
  @Records(200)
  plan(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @Body() body: PlannedDischargeRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const planId = derivedId('discharge-plan', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'PlanDischarge', stayId, planId, ...body }, asking, stayId);
  }

  @Delete('stays/:stayId/planned-discharge')
  @Records(200)
  cancel(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @Query() { causedBy }: CancellationRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'CancelPlannedDischarge', stayId, causedBy }, asking, stayId);
  }

  @Post('discharges')
  @Records()
  discharge(@IdParam('citizenId') citizenId: Uuid, @Body() body: DischargeRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordDischarge', ...body }, asking, body.stayId);
  }
}

/** What is said of the place, which the tilbud decides on, and what is said of the stay. */
function apart<Body extends PlaceWishRequest>({ needs, until, reservationId, overOccupancy, ...stay }: Body) {
  return { wish: { needs, until, reservationId, overOccupancy }, stay };
}

function stayOf({ commandId }: Asking): Uuid {
  return derivedId('stay', commandId);
}
