import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type PersonsFollowUpCommand } from '#domain';
import { isUuid, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnFollowUp } from '../commands/decide-on-follow-up.js';
import { Recorder } from '../commands/recorder.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { FollowUpAssignmentRequest, FollowUpCancellationRequest, FollowUpCompletionRequest, FollowUpTakingRequest } from './handling.requests.js';

/** What people do about tasks. */
@ApiTags('follow-ups')
@Controller('api/follow-ups/:followUpId')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class FollowUpHandlingController {
  constructor(private readonly recorder: Recorder) {}

  @Post('completion')
  @Records()
  complete(@IdParam('followUpId') id: Uuid, @Body() { outcome, note }: FollowUpCompletionRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'CompleteFollowUp', outcome, ...(note === undefined ? {} : { note }) }, asking);
  }

  @Post('cancellation')
  @Records()
  cancel(@IdParam('followUpId') id: Uuid, @Body() { because, note }: FollowUpCancellationRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'CancelFollowUp', because, ...(note === undefined ? {} : { note }) }, asking);
  }

  /** Takes it on, for the asker's own unit. */
  @Post('taking')
  @Records()
  take(@IdParam('followUpId') id: Uuid, @Body() { workerId }: FollowUpTakingRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const asker = isUuid(asking.actor.id) ? asking.actor.id : null;
    return this.decide(id, { type: 'TakeFollowUp', workerId: workerId ?? asker }, asking);
  }

  /** Hands it on to another unit, or to a person. */
  @Post('assignment')
  @Records()
  reassign(@IdParam('followUpId') id: Uuid, @Body() { unit, workerId }: FollowUpAssignmentRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'ReassignFollowUp', owner: { unit, workerId } }, asking);
  }

  private decide(id: Uuid, command: PersonsFollowUpCommand, asking: Asking): Promise<Versioned<Recorded>> {
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnFollowUp(id, command, given), asking, id);
  }
}
