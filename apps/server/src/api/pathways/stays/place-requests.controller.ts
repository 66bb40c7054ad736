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
import { PlaceRequest, PlaceRequestWithdrawalRequest } from './place-requests.requests.js';

/** Asking for a 24-hour place. The tilbud says on its own stream whether there is one. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/stay-requests')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class PlaceRequestsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @Records()
  ask(@IdParam('citizenId') citizenId: Uuid, @Body() body: PlaceRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const requestId = derivedId('stay-request', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RequestStay', requestId, ...body }, asking, requestId);
  }

  @Post(':requestId/withdrawal')
  @Records()
  withdraw(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('requestId') requestId: Uuid,
    @Body() body: PlaceRequestWithdrawalRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'WithdrawStayRequest', requestId, ...body }, asking, requestId);
  }
}
