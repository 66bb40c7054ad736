import { Body, Controller, Post, Put } from '@nestjs/common';
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
import { partyOf } from './party-of-request.js';
import { HandoverMeetingRequest, PlannedTransitionRequest, TransitionDateRequest, TransitionStepRequest } from './planned-transitions.requests.js';

/** What comes before a handover: planning it, meeting about it, offering it. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class PlannedTransitionsController {
  constructor(private readonly recorder: Recorder) {}

  @Post('planned-transitions')
  @Records()
  plan(@IdParam('citizenId') citizenId: Uuid, @Body() body: PlannedTransitionRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const transitionId = derivedId('transition', asking.commandId);
    const parties = { sender: partyOf('sender', body.sender), receiver: partyOf('receiver', body.receiver) };
    return this.recorder.onPathway(citizenId, { type: 'PlanTransition', transitionId, ...body, ...parties }, asking, transitionId);
  }

  @Put('transitions/:transitionId/planned-date')
  @Records(200)
  reschedule(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() body: TransitionDateRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'RescheduleTransition', transitionId, ...body }, asking, transitionId);
  }

  @Post('transitions/:transitionId/meetings')
  @Records()
  meet(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() body: HandoverMeetingRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'HoldHandoverMeeting', transitionId, ...body }, asking, transitionId);
  }

  @Post('transitions/:transitionId/offer')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
  @Records()
  offer(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('transitionId') transitionId: Uuid,
    @Body() body: TransitionStepRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'OfferHandover', transitionId, ...body }, asking, transitionId);
  }
}
