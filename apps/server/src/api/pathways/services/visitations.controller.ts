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
import { RevisionRequest, RevocationRequest, VisitationRequest } from './visitations.requests.js';

/** What the authority grants. Only the authority decides on it; not even a manager does in its place (rule VIS-3). */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/visitations')
@Allowed('myndighed')
export class VisitationsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @Records()
  register(@IdParam('citizenId') citizenId: Uuid, @Body() body: VisitationRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const visitationId = derivedId('visitation', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RegisterVisitation', visitationId, ...body }, asking, visitationId);
  }

  @Post(':visitationId/revisions')
  @Records()
  revise(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('visitationId') visitationId: Uuid,
    @Body() body: RevisionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ReviseVisitation', visitationId, ...body }, asking, visitationId);
  }

  @Post(':visitationId/revocation')
  @Records()
  revoke(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('visitationId') visitationId: Uuid,
    @Body() body: RevocationRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RevokeVisitation', visitationId, ...body }, asking, visitationId);
  }
}
