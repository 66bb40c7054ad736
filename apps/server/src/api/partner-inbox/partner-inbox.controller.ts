import { Controller, Get, Header, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type AdvisoryMessage, advisoryMessageSchema } from '#delivery/channels/rendering/advisory-message.js';
import { type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type AdvisoryRow, type FoundStream } from '#read-models';
import { advisoryItem } from '../advisories/advisory-item.js';
import { answerSchema } from '../answer/answer-schema.js';
import { type ListPage, pageOf, placeOf } from '../lists/cursor.js';
import { FindAdvisories } from '../lists/find-rows.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists, LooksUp } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { inboxStates } from './inbox-states.js';
import { PartnerInboxRequest } from './partner-inbox.requests.js';
import { ReadAdvisory } from './read-advisory.js';

/** What a partner was told, for the partner to read. */
@ApiTags('advisories')
@Controller('api/partner-inbox')
export class PartnerInboxController {
  constructor(private readonly queries: QueryBus) {}

  /** What stands in the inbox of the asker's organisation, from whichever municipality; nothing in it says whom it is about. */
  @Get()
  @Allowed('region')
  @Lists(advisoryItem)
  async list(@Query() { state, cursor, limit = USUAL_LIMIT }: PartnerInboxRequest, @Ask() { actor }: Asking): Promise<ListPage<FoundStream<AdvisoryRow>>> {
    const states = state === undefined ? inboxStates : [state];
    const question = { municipality: { speakingTo: actor.unit }, states, after: placeOf(cursor, rowPlace), limit: limit + 1 };
    return pageOf(await this.queries.execute(new FindAdvisories(question)), limit, placeOfStream);
  }

  /** Opens an advisory. That the partner has read it is recorded; it confirms with an acknowledgement. */
  @Get(':advisoryId')
  @Allowed('region')
  @Header('cache-control', 'no-store')
  @LooksUp('What it says, as far as the citizen’s consent and the agreement allow', answerSchema(advisoryMessageSchema))
  read(@IdParam('advisoryId') advisoryId: Uuid, @Ask() asking: Asking): Promise<AdvisoryMessage> {
    return this.queries.execute(new ReadAdvisory(advisoryId, asking));
  }
}
