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
import { AnnulmentRequest, ServiceEndingRequest, ServiceRequest, WaitingRequest } from './services.requests.js';

/** Services: waiting for one, starting and ending it, and saying that it never was. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('bostoette', 'myndighed', 'leder')
export class ServicesController {
  constructor(private readonly recorder: Recorder) {}

  @Post('services')
  @Records()
  start(@IdParam('citizenId') citizenId: Uuid, @Body() body: ServiceRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const serviceId = derivedId('service', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'StartService', serviceId, ...body }, asking, serviceId);
  }

  @Post('waiting-services')
  @Records()
  wait(@IdParam('citizenId') citizenId: Uuid, @Body() body: WaitingRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const serviceId = derivedId('service', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'PutServiceOnWaitingList', serviceId, ...body }, asking, serviceId);
  }

  /** Starts a service that waits, under the id under which it waits. */
  @Post('waiting-services/:serviceId/start')
  @Records()
  startWaiting(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: ServiceRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'StartService', serviceId, ...body }, asking, serviceId);
  }

  /** Takes a service off the waiting list, or says of one that it was never given. */
  @Post('services/:serviceId/annulment')
  @Records()
  annul(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: AnnulmentRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'AnnulService', serviceId, ...body }, asking, serviceId);
  }

  @Post('services/:serviceId/ending')
  @Records()
  end(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('serviceId') serviceId: Uuid,
    @Body() body: ServiceEndingRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'EndService', serviceId, ...body }, asking, serviceId);
  }
}
