import { Body, Controller, Delete, Post } from '@nestjs/common';
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
import { CitizenMoveRequest, PayingRequest, TransferAcceptanceRequest, TransferRequest } from './responsibility.requests.js';

/** Which municipality decides, which pays, and where the citizen lives. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('myndighed', 'leder')
export class ResponsibilityController {
  constructor(private readonly recorder: Recorder) {}

  /** The citizen lives elsewhere. Who decides does not change by that. */
  @Post('moves')
  @Records()
  move(@IdParam('citizenId') citizenId: Uuid, @Body() body: CitizenMoveRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RecordMove', ...body }, asking, citizenId);
  }

  @Post('paying-municipality')
  @Records()
  pay(@IdParam('citizenId') citizenId: Uuid, @Body() body: PayingRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'ChangePayingMunicipality', ...body }, asking, citizenId);
  }

  /** Asks another municipality to take over the case. */
  @Post('transfers')
  @Records()
  offer(@IdParam('citizenId') citizenId: Uuid, @Body() body: TransferRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const transferId = derivedId('transfer', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'OfferCase', transferId, ...body }, asking, transferId);
  }

  /** The municipality that was asked takes over. */
  @Post('transfers/:transferId/acceptance')
  @Records()
  accept(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transferId') transferId: Uuid,
    @Body() { on, coordinator }: TransferAcceptanceRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const command = { type: 'AcceptCase', transferId, on, ...(coordinator === undefined ? {} : { coordinator }) } as const;
    return this.recorder.onPathway(citizenId, command, asking, transferId);
  }

  /** The municipality that was asked does not take over. */
  @Delete('transfers/:transferId/acceptance')
  @Records(200)
  decline(@IdParam('citizenId') citizenId: Uuid, @IdParam('transferId') transferId: Uuid, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'DeclineCase', transferId }, asking, transferId);
  }

  /** The municipality that has the case takes its asking back. */
  @Delete('transfers/:transferId')
  @Records(200)
  withdraw(@IdParam('citizenId') citizenId: Uuid, @IdParam('transferId') transferId: Uuid, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'WithdrawCase', transferId }, asking, transferId);
  }
}
