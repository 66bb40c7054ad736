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
import { AdmissionRequest, HospitalDischargeRequest } from './admissions.requests.js';

/** Hospital stays that a person types in; most arrive as messages. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/admissions')
@Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
export class AdmissionsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @Records()
  admit(@IdParam('citizenId') citizenId: Uuid, @Body() body: AdmissionRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const admissionId = derivedId('admission', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RecordHospitalAdmission', admissionId, ...body }, asking, admissionId);
  }

  @Post(':admissionId/discharge')
  @Records()
  discharge(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: HospitalDischargeRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordHospitalDischarge', admissionId, ...body }, asking, admissionId);
  }
}
