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
import { ContactRequest, CoordinatorChangeRequest, KnownWorkerEndingRequest, KnownWorkerRequest } from './people.requests.js';

/** The people around a citizen: the one coordinator, the staff that the citizen knows, and when they were in touch. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId')
export class PeopleController {
  constructor(private readonly recorder: Recorder) {}

  @Post('coordinator')
  @Allowed('myndighed', 'leder')
  @Records()
  assignCoordinator(
    @IdParam('citizenId') citizenId: Uuid,
    @Body() body: CoordinatorChangeRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'AssignCoordinator', ...body }, asking, body.workerId);
  }

  @Post('known-workers')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @Records()
  assignKnownWorker(
    @IdParam('citizenId') citizenId: Uuid,
    @Body() body: KnownWorkerRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'AssignKnownWorker', ...body }, asking, body.workerId);
  }

  @Post('known-workers/ending')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @Records()
  endKnownWorker(
    @IdParam('citizenId') citizenId: Uuid,
    @Body() body: KnownWorkerEndingRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'EndKnownWorker', ...body }, asking, body.workerId);
  }

  @Post('contacts')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @Records()
  recordContact(@IdParam('citizenId') citizenId: Uuid, @Body() body: ContactRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const contactId = derivedId('contact', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'RecordContact', contactId, ...body }, asking, contactId);
  }
}
