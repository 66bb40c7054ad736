import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { FOLLOW_UP, followUpCatalogue, type CompleteFollowUp, type FollowUpEvent } from '#domain';
import { followUpDecider } from '#domain/follow-up/decide.js';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** What is done about a task. */
export class DecideOnFollowUp extends Command<Outcome<FollowUpEvent>> {
  constructor(
    readonly followUpId: Uuid,
    readonly command: CompleteFollowUp,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnFollowUp)
export class FollowUpHandler implements ICommandHandler<DecideOnFollowUp> {
  constructor(private readonly commands: CommandHandler) {}

  execute({ followUpId, command, given }: DecideOnFollowUp): Promise<Outcome<FollowUpEvent>> {
    return this.commands.execute({
      stream: streamName(FOLLOW_UP, followUpId),
      decider: followUpDecider,
      catalogue: followUpCatalogue,
      command,
      circumstances: circumstancesOf(given.meta),
      meta: given.meta,
      expectedVersion: given.expectedVersion,
    });
  }
}
