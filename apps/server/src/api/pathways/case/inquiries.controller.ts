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
import { AnswerRequest, InquiryRequest } from './inquiries.requests.js';

/** What people turn to the municipality with, and what it answers. */
@ApiTags('pathways')
@Controller('api/pathways/:citizenId/inquiries')
export class InquiriesController {
  constructor(private readonly recorder: Recorder) {}

  /** Takes down an inquiry or a referral; of a person without a name, on a guest's pathway. */
  @Post()
  @Allowed('myndighed', 'botilbud', 'bostoette', 'region', 'leder')
  @Records()
  receive(@IdParam('citizenId') citizenId: Uuid, @Body() body: InquiryRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    const inquiryId = derivedId('inquiry', asking.commandId);
    return this.recorder.onPathway(citizenId, { type: 'ReceiveInquiry', inquiryId, ...body }, asking, inquiryId);
  }

  @Post(':inquiryId/answer')
  @Allowed('myndighed', 'leder')
  @Records()
  answer(
    @IdParam('citizenId') citizenId: Uuid,
    @IdParam('inquiryId') inquiryId: Uuid,
    @Body() body: AnswerRequest,
    @Ask() asking: Asking,
  ): Promise<Versioned<Recorded>> {
    return this.recorder.onPathway(citizenId, { type: 'AnswerInquiry', inquiryId, ...body }, asking, inquiryId);
  }
}
