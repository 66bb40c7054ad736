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
import { CorrectionRequest } from './corrections.requests.js';

/** What was recorded wrongly is said anew or taken back; nothing is edited, and nothing is lost. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/corrections')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class CorrectionsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @Records()
  correct(@IdParam('citizenId') citizenId: Uuid, @Body() body: CorrectionRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'CorrectEntries', ...body }, asking, derivedId('correction', asking.commandId));
  }
}
