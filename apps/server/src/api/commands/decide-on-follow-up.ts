import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { FOLLOW_UP, followUpCatalogue, type FollowUpEvent, type PersonsFollowUpCommand } from '#domain';
import { followUpDecider } from '#domain/follow-up/decide.js';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { CitizenStreams } from '../access/citizen-streams.js';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** What somebody does about a task. */
export class DecideOnFollowUp extends Command<Outcome<FollowUpEvent>> {
  constructor(
    readonly followUpId: Uuid,
    readonly command: PersonsFollowUpCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnFollowUp)
export class FollowUpHandler implements ICommandHandler<DecideOnFollowUp> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
    private readonly streams: CitizenStreams,
  ) {}

  async execute({ followUpId, command, given: { meta: asked, expectedVersion } }: DecideOnFollowUp): Promise<Outcome<FollowUpEvent>> {
    const stream = streamName(FOLLOW_UP, followUpId);
    const { citizenId, municipality } = await this.streams.about(stream, asked.actor);
    const meta = { ...asked, municipality };
    return this.commands.execute({
      stream,
      decider: followUpDecider,
      catalogue: followUpCatalogue,
      command,
      circumstances: circumstancesOf(meta, this.policies),
      meta,
      expectedVersion,
      subject: citizenId,
      personal: 'sealed',
    });
  }
}
