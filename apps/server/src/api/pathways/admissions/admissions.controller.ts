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
import { AdmissionRequest, EntryRevisionRequest, ExpectedDischargeRequest, HospitalEntryRequest } from './admissions.requests.js';

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
    @Body() body: HospitalEntryRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordHospitalDischarge', admissionId, ...body }, asking, admissionId);
  }

  @Post(':admissionId/leave-start')
  @Records()
  leave(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: HospitalEntryRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordHospitalLeaveStart', admissionId, ...body }, asking, admissionId);
  }

  @Post(':admissionId/leave-end')
  @Records()
  comeBack(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: HospitalEntryRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordHospitalLeaveEnd', admissionId, ...body }, asking, admissionId);
  }

  @Post(':admissionId/revision')
  @Records()
  revise(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: EntryRevisionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ReviseHospitalEntry', admissionId, ...body }, asking, admissionId);
  }

  @Post(':admissionId/cancellation')
  @Records()
  cancel(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: EntryRevisionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'CancelHospitalEntry', admissionId, ...body }, asking, admissionId);
  }

  @Put(':admissionId/expected-discharge')
  @Records(200)
  expect(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: ExpectedDischargeRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ExpectHospitalDischarge', admissionId, ...body }, asking, admissionId);
  }

  @Delete(':admissionId/expected-discharge')
  @Records(200)
  expectNoMore(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Query() question: HospitalEntryRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'WithdrawExpectedHospitalDischarge', admissionId, ...question }, asking, admissionId);
  }

  @Post(':admissionId/treatment-completion')
  @Records()
  completeTreatment(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('admissionId') admissionId: Uuid,
    @Body() body: HospitalEntryRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordTreatmentCompleted', admissionId, ...body }, asking, admissionId);
  }
}
