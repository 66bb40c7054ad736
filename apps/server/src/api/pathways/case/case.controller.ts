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
import { AssessmentRequest, ClosingRequest, DeathRequest, OpeningRequest } from './case.requests.js';

/** Opening, assessing and closing a case, and a death. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
export class CaseController {
  constructor(private readonly recorder: Recorder) {}

  /** Opens the pathway, for the first time or again on a new inquiry. */
  @Post('opening')
  @Allowed('myndighed', 'leder')
  @Records()
  open(@IdParam('citizenId') citizenId: Uuid, @Body() body: OpeningRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'OpenPathway', ...body }, asking, citizenId);
  }

  @Post('closing')
  @Allowed('myndighed', 'leder')
  @Records()
  close(@IdParam('citizenId') citizenId: Uuid, @Body() body: ClosingRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const cardId = derivedId('klippekort', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'ClosePathway', cardId, ...body }, asking, citizenId);
  }

  @Post('assessments')
  @Allowed('myndighed', 'leder')
  @Records()
  assess(@IdParam('citizenId') citizenId: Uuid, @Body() body: AssessmentRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const assessmentId = derivedId('assessment', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'StartAssessment', assessmentId, ...body }, asking, assessmentId);
  }

  /** What a hospital tells of a death comes by message. */
  @Post('death')
  @Allowed('myndighed', 'leder')
  @Records()
  die(@IdParam('citizenId') citizenId: Uuid, @Body() body: DeathRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordDeath', source: 'municipality', ...body }, asking, citizenId);
  }
}
