import { Body, Controller, Delete, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Recorded } from '../../answer/recorded.js';
import { type Versioned } from '../../answer/versioned.js';
import { Recorder } from '../../commands/recorder.js';
import { type Asking } from '../../request/asking.js';
import { Ask } from '../../request/asking-of.js';
import { Records } from '../../request/documented.js';
import { IdParam } from '../../request/id-pipe.js';
import { HoursRequest, MassiveEndingRequest, MassiveEndRequest, PauseRequest, PlannedEndRequest, ResumptionRequest } from './course.requests.js';

/** What becomes of a service while it runs: its hours, its pauses, its planned end, and its massive period. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/services/:serviceId')
@Allowed('bostoette', 'myndighed', 'leder')
export class ServiceCourseController {
  constructor(private readonly recorder: Recorder) {}

  @Post('hours')
  @Records()
  changeHours(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: HoursRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ChangeServiceHours', serviceId, ...body }, asking, serviceId);
  }

  @Post('pause')
  @Records()
  pause(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: PauseRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'PauseService', serviceId, ...body }, asking, serviceId);
  }

  @Post('resumption')
  @Records()
  resume(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: ResumptionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ResumeService', serviceId, ...body }, asking, serviceId);
  }

  @Put('planned-end')
  @Records(200)
  planEnd(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: PlannedEndRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'PlanServiceEnd', serviceId, ...body }, asking, serviceId);
  }

  @Delete('planned-end')
  @Records(200)
  cancelPlannedEnd(@IdParam('citizenId') citizenId: Uuid, @IdParam('serviceId') serviceId: Uuid, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'CancelServiceEndPlan', serviceId }, asking, serviceId);
  }

  /** Turns massive support up or down at once, beside its plan. */
  @Post('massive-support/steps')
  @Records()
  step(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: HoursRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'StepIntensiveSupport', serviceId, ...body }, asking, serviceId);
  }

  @Put('massive-support/end')
  @Records(200)
  moveMassiveEnd(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: MassiveEndRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'MoveIntensiveSupportEnd', serviceId, ...body }, asking, serviceId);
  }

  @Post('massive-support/ending')
  @Records()
  endMassive(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: MassiveEndingRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'EndIntensiveSupport', serviceId, ...body }, asking, serviceId);
  }
}
