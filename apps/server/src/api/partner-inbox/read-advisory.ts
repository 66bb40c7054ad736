import { Inject } from '@nestjs/common';
import { CommandBus, Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ADVISORY, AGREEMENT, advisoryCatalogue, advisoryDecider, agreementCatalogue, mayBeTold, PATHWAY, pathway, pathwayCatalogue } from '#domain';
import { type AdvisoryMessage, buildMessage } from '#delivery/channels/rendering/advisory-message.js';
import { type EventStore } from '#event-store';
import { type Clock, dateInCopenhagen, fold, readPublic, stateAsKnown, streamName, type Uuid } from '#kernel';
import { CLOCK, EVENT_STORE, Problem } from '#platform';
import { AccessLog } from '#privacy';
import { EventCodec } from '#processing';
import { CitizenStreams } from '../access/citizen-streams.js';
import { done } from '../answer/answer-of-outcome.js';
import { DecideOnAdvisory } from '../commands/decide-on-advisory.js';
import { type Asking, metaOf } from '../request/asking.js';

/** What an advisory says, to the partner that opens it. That it was opened is recorded, and the look logged. */
export class ReadAdvisory extends Query<AdvisoryMessage> {
  constructor(
    readonly advisoryId: Uuid,
    readonly asking: Asking,
  ) {
    super();
  }
}

@QueryHandler(ReadAdvisory)
export class ReadAdvisoryHandler implements IQueryHandler<ReadAdvisory> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly codec: EventCodec,
    private readonly commands: CommandBus,
    private readonly streams: CitizenStreams,
    private readonly accesses: AccessLog,
  ) {}

  /** @throws Problem `not-found` for an advisory to somebody else, and what rules ADV-3 and ADV-4 refuse */
  async execute({ advisoryId, asking }: ReadAdvisory): Promise<AdvisoryMessage> {
    const stream = streamName(ADVISORY, advisoryId);
    const { citizenId, municipality } = await this.streams.about(stream, asking.actor);
    const stored = await this.store.readStream(stream);
    const [planned] = stored;
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    if (!planned || advisory.is === 'none' || advisory.content.partnerId !== asking.actor.unit) throw new Problem('not-found');
    const { content } = advisory;
    const [history, agreements] = await Promise.all([
      this.store.readStream(streamName(PATHWAY, content.citizenId)),
      this.store.readStream(streamName(AGREEMENT, content.agreementId)),
    ]);
    const today = dateInCopenhagen(this.clock.now());
    const { consents } = stateAsKnown(pathway, history.map((one) => readPublic(pathwayCatalogue, one)));
    const command = { type: 'OpenAdvisory', mayBeTold: mayBeTold(content, consents, today) } as const;
    done(await this.commands.execute(new DecideOnAdvisory(advisoryId, command, { meta: metaOf(asking), expectedVersion: undefined })), undefined);
    await this.accesses.record({ actor: asking.actor, municipality, citizenId, purpose: 'advisory', correlationId: asking.correlationId });
    const agreement = agreements.at(-1);
    const message =
      agreement &&
      (await buildMessage({ content, stored: planned, advisoryId }, readPublic(agreementCatalogue, agreement).event.data, history, this.codec, today));
    if (!message) throw new Problem('not-found');
    return message;
  }
}
