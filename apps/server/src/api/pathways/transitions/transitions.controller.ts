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
import { DeclineRequest, TransitionBreakOffRequest, TransitionStepRequest } from './planned-transitions.requests.js';
import { AcceptanceRequest, TransitionRequest } from './transitions.requests.js';

/** Handovers: moving from a §107 stay to §85 support in one step, what the receiver answers, and how they end. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/transitions')
export class TransitionsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @Allowed('myndighed', 'leder')
  @Records()
  move(
    @IdParam('citizenId') citizenId: Uuid,
    @Body() { transitionId: planned, ...body }: TransitionRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    const transitionId = planned ?? derivedId('transition', asking.commandId);
    const serviceId = derivedId('service', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'MoveToOwnHome', transitionId, serviceId, ...body }, asking, transitionId);
  }

  @Post(':transitionId/acceptance')
  @Allowed('bostoette', 'botilbud', 'myndighed', 'leder')
  @Records()
  accept(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() { on }: AcceptanceRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'AcceptHandover', transitionId, on }, asking, transitionId);
  }

  @Post(':transitionId/refusal')
  @Allowed('bostoette', 'botilbud', 'myndighed', 'leder')
  @Records()
  decline(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() body: DeclineRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'DeclineHandover', transitionId, ...body }, asking, transitionId);
  }

  @Post(':transitionId/completion')
  @Allowed('bostoette', 'botilbud', 'myndighed', 'leder')
  @Records()
  complete(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() body: TransitionStepRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'CompleteTransition', transitionId, ...body }, asking, transitionId);
  }

  @Post(':transitionId/break-off')
  @Allowed('bostoette', 'botilbud', 'myndighed', 'leder')
  @Records()
  breakOff(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() body: TransitionBreakOffRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'BreakOffTransition', transitionId, ...body }, asking, transitionId);
  }
}
