import { Body, Controller, Delete, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type StartAcuteStay, type StartAssessmentStay, type StartStay } from '#domain/pathway/stay/commands.js';
import { derivedId, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Recorded } from '../../answer/recorded.js';
import { type Versioned } from '../../answer/versioned.js';
import { Recorder } from '../../commands/recorder.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { AcuteStayRequest, CancellationRequest, DischargeRequest, PlannedDischargeRequest, StayRequest } from './stays.requests.js';

/** 24-hour places: taking one, planning to leave, leaving. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('botilbud', 'leder')
export class StaysController {
  constructor(private readonly recorder: Recorder) {}

  @Post('stays')
  @Records()
  start(@IdParam('citizenId') citizenId: Uuid, @Body() body: StayRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.take(citizenId, { type: 'StartStay', stayId: stayOf(asking), ...body }, asking);
  }

  @Post('acute-stays')
  @Records()
  startAcute(@IdParam('citizenId') citizenId: Uuid, @Body() body: AcuteStayRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.take(citizenId, { type: 'StartAcuteStay', stayId: stayOf(asking), ...body }, asking);
  }

  @Post('assessment-stays')
  @Records()
  startAssessment(@IdParam('citizenId') citizenId: Uuid, @Body() body: StayRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.take(citizenId, { type: 'StartAssessmentStay', stayId: stayOf(asking), ...body }, asking);
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

  /** Every start of a stay comes through here. */
  private take(citizenId: Uuid, command: StartStay | StartAcuteStay | StartAssessmentStay, asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, command, asking, command.stayId);
  }
}

function stayOf({ commandId }: Asking): Uuid {
  return derivedId('stay', commandId);
}
