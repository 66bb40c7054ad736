import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type PersonsInboxCommand } from '#domain';
import { type Uuid } from '#kernel';
import { Allowed } from '#platform';
import { type FoundStream, type InboxRow } from '#read-models';
import { ListReach } from '../access/list-reach.js';
import { answerSchema } from '../answer/answer-schema.js';
import { type Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { Recorder } from '../commands/recorder.js';
import { type ListPage, nothing, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { KnownAtRequest, USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfStream, rowPlace } from '../lists/row-place.js';
import { type Asking, metaOf } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists, LooksUp, Records } from '../request/documented.js';
import { IdParam } from '../request/id-pipe.js';
import { DecideOnInbox } from './decide-on-inbox.js';
import { InboxEntries, type OpenedEntry } from './inbox-entries.js';
import { inboxEntry, inboxItem } from './inbox-item.js';
import { InboxAssignmentRequest, InboxRequest, InboxSettlementRequest } from './inbox.requests.js';

/** Messages that could not be taken where they belong, for the authority to see to. */
@ApiTags('inbox')
@Controller('api/inbox')
@Allowed('myndighed', 'leder')
export class InboxController {
  constructor(
    private readonly recorder: Recorder,
    private readonly lists: ListReach,
    private readonly entries: InboxEntries,
  ) {}

  @Get()
  @Lists(inboxItem)
  find(@Query() request: InboxRequest, @Ask() asking: Asking): Listing<FoundStream<InboxRow>> {
    return Listing.of(request, (question) => this.page(question, asking));
  }

  /** With what was written in it; the look is logged. */
  @Get(':inboxEntryId')
  @LooksUp('What is known of it', answerSchema(inboxEntry))
  async show(@IdParam('inboxEntryId') id: Uuid, @Query() { knownAt }: KnownAtRequest, @Ask() asking: Asking): Promise<Versioned<OpenedEntry>> {
    const found = await this.entries.show(id, asking, knownAt);
    return new Versioned(found, found.streamVersion);
  }

  /** Gives it to a unit, or to a person in it. */
  @Post(':inboxEntryId/assignment')
  @Records()
  assign(@IdParam('inboxEntryId') id: Uuid, @Body() { unit, workerId }: InboxAssignmentRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'AssignInboxEntry', owner: { unit, workerId } }, asking);
  }

  /** Says what was done about it. */
  @Post(':inboxEntryId/settlement')
  @Records()
  settle(@IdParam('inboxEntryId') id: Uuid, @Body() { as, note }: InboxSettlementRequest, @Ask() asking: Asking): Promise<Versioned<Recorded>> {
    return this.decide(id, { type: 'SettleInboxEntry', as, ...(note === undefined ? {} : { note }) }, asking);
  }

  private async decide(id: Uuid, command: PersonsInboxCommand, asking: Asking): Promise<Versioned<Recorded>> {
    const subject = await this.entries.about(id, asking);
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnInbox(id, subject, command, given), asking, id);
  }

  private async page({ state, cursor, limit = USUAL_LIMIT, municipality: of, ...filters }: InboxRequest, asking: Asking): Promise<ListPage<FoundStream<InboxRow>>> {
    const scope = await this.lists.scope(asking, { municipality: of, citizenId: filters.citizenId }, true);
    if (!scope) return nothing;
    const states = state === undefined ? undefined : [state];
    return pageOf(await this.entries.find({ ...filters, ...scope, states, after: placeOf(cursor, rowPlace), limit: limit + 1 }), limit, placeOfStream);
  }
}
