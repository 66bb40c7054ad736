import { Body, Controller, Post } from '@nestjs/common';
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
import { AbsenceRequest, AssessmentBreakOffRequest, AssessmentPlanRequest, ExtensionRequest, ReturnRequest } from './course.requests.js';

/** What happens in the course of a stay: absences, the outcome of an assessment, an akutplads that may last longer. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/stays/:stayId')
export class StayCourseController {
  constructor(private readonly recorder: Recorder) {}

  @Post('absences')
  @Allowed('botilbud', 'leder')
  @Records()
  leave(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @Body() body: AbsenceRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const absenceId = derivedId('absence', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'StartStayAbsence', stayId, absenceId, ...body }, asking, absenceId);
  }

  @Post('absences/:absenceId/return')
  @Allowed('botilbud', 'leder')
  @Records()
  comeBack(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @IdParam('absenceId') absenceId: Uuid,
    @Body() { on }: ReturnRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'EndStayAbsence', stayId, absenceId, on }, asking, absenceId);
  }

  @Post('assessment-plan')
  @Allowed('botilbud', 'myndighed', 'leder')
  @Records()
  deliverPlan(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @Body() body: AssessmentPlanRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'DeliverAssessmentPlan', stayId, ...body }, asking, stayId);
  }

  @Post('assessment-break-off')
  @Allowed('botilbud', 'myndighed', 'leder')
  @Records()
  breakOff(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @Body() body: AssessmentBreakOffRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'BreakOffAssessment', stayId, ...body }, asking, stayId);
  }

  /** Those who run the place do not decide that it lasts longer (rule STAY-3). */
  @Post('extensions')
  @Allowed('myndighed', 'leder')
  @Records()
  extend(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('stayId') stayId: Uuid,
    @Body() body: ExtensionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ExtendAcuteStay', stayId, ...body }, asking, stayId);
  }
}
