import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { ADVISORY, advisoryCatalogue, type AcknowledgeAdvisory, type AdvisoryEvent, type CallOffAdvisory, type OpenAdvisory, type RedriveAdvisory, type RefuseAdvisory } from '#domain';
import { advisoryDecider } from '#domain/advisory/decide.js';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { CitizenStreams } from '../access/citizen-streams.js';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** What a partner answers to an advisory, and what people do about it. */
export class DecideOnAdvisory extends Command<Outcome<AdvisoryEvent>> {
  constructor(
    readonly advisoryId: Uuid,
    readonly command: OpenAdvisory | AcknowledgeAdvisory | RefuseAdvisory | CallOffAdvisory | RedriveAdvisory,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnAdvisory)
export class AdvisoryHandler implements ICommandHandler<DecideOnAdvisory> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
    private readonly streams: CitizenStreams,
  ) {}

  async execute({ advisoryId, command, given: { meta: asked, expectedVersion } }: DecideOnAdvisory): Promise<Outcome<AdvisoryEvent>> {
    const stream = streamName(ADVISORY, advisoryId);
    const { municipality } = await this.streams.about(stream, asked.actor);
    const meta = { ...asked, municipality };
    return this.commands.execute({
      stream,
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: circumstancesOf(meta, this.policies),
      meta,
      expectedVersion,
    });
  }
}
