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
import { ServiceEndingRequest, ServiceRequest, VisitationRequest } from './services.requests.js';

/** What the authority grants, and the services given under it. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
export class ServicesController {
  constructor(private readonly recorder: Recorder) {}

  /** Only the authority decides on visitations; not even a manager does in its place. */
  @Post('visitations')
  @Allowed('myndighed')
  @Records()
  registerVisitation(
    @IdParam('citizenId') citizenId: Uuid,
    @Body() body: VisitationRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const visitationId = derivedId('visitation', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RegisterVisitation', visitationId, ...body }, asking, visitationId);
  }

  @Post('services')
  @Allowed('bostoette', 'myndighed', 'leder')
  @Records()
  start(@IdParam('citizenId') citizenId: Uuid, @Body() body: ServiceRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const serviceId = derivedId('service', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'StartService', serviceId, ...body }, asking, serviceId);
  }

  @Post('services/:serviceId/ending')
  @Allowed('bostoette', 'myndighed', 'leder')
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
