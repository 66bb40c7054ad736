import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ADVISORY, type CallOffAdvisory, type RedriveAdvisory } from '#domain';
import { streamName, type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type DeliveryLogEntry } from '#read-models';
import { CitizenStreams } from '../access/citizen-streams.js';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnAdvisory } from '../commands/decide-on-advisory.js';
import { Recorder } from '../commands/recorder.js';
import { KnownAtRequest } from '../lists/list.requests.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { ListsAll, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { CallOffRequest, RedriveRequest } from './advisories.requests.js';
import { deliveryLogItem } from './delivery-log-item.js';
import { FindDeliveryLog } from './find-delivery-log.js';

/** What people do about an advisory, and what can be shown of its way to the partner. */
@ApiTags('advisories')
@Controller('api/advisories/:advisoryId')
export class AdvisoryHandlingController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly streams: CitizenStreams,
  ) {}

  /** Who was told what, when and on what basis, and what is known of its arrival, line by line. */
  @Get('log')
  @Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
  @ListsAll(deliveryLogItem, 'The delivery log')
  async log(
    @IdParam('advisoryId') advisoryId: Uuid,
    @Query() { knownAt }: KnownAtRequest,
    @Ask() { actor }: Asking,
  ): Promise<{ readonly items: readonly DeliveryLogEntry[] }> {
    await this.streams.about(streamName(ADVISORY, advisoryId), actor);
    return { items: await this.queries.execute(new FindDeliveryLog(advisoryId, knownAt)) };
  }

  /** Lets an advisory that was given up be tried again (rule ADV-6). */
  @Post('redrives')
  @Allowed('myndighed', 'leder')
  @Records()
  redrive(@IdParam('advisoryId') advisoryId: Uuid, @Body() { because }: RedriveRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(advisoryId, { type: 'RedriveAdvisory', because }, asking);
  }

  /** Calls off an advisory that waits or was given up, saying why (rule ADV-6). */
  @Post('withdrawal')
  @Allowed('myndighed', 'leder')
  @Records()
  callOff(@IdParam('advisoryId') advisoryId: Uuid, @Body() { because }: CallOffRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(advisoryId, { type: 'CallOffAdvisory', because }, asking);
  }

  private decide(advisoryId: Uuid, command: CallOffAdvisory | RedriveAdvisory, asking: Asking): Promise<Versioned<Recorded>> {
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnAdvisory(advisoryId, command, given), asking, advisoryId);
  }
}
