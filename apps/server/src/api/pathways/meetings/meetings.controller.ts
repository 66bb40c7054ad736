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
import { MeetingCancellationRequest, MeetingMoveRequest, MeetingRequest } from './meetings.requests.js';

/** Meetings of those around the citizen about what follows. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/network-meetings')
@Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
export class MeetingsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @Records()
  plan(@IdParam('citizenId') citizenId: Uuid, @Body() body: MeetingRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const meetingId = derivedId('network-meeting', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'PlanNetworkMeeting', meetingId, ...body }, asking, meetingId);
  }

  /** Another date, or another hour. */
  @Put(':meetingId')
  @Records(200)
  move(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('meetingId') meetingId: Uuid,
    @Body() body: MeetingMoveRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'MoveNetworkMeeting', meetingId, ...body }, asking, meetingId);
  }

  @Post(':meetingId/cancellation')
  @Records()
  cancel(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('meetingId') meetingId: Uuid,
    @Body() body: MeetingCancellationRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'CancelNetworkMeeting', meetingId, ...body }, asking, meetingId);
  }
}
