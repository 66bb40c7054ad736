import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { ADVISORY, advisoryCatalogue, type AcknowledgeAdvisory, type AdvisoryEvent, type RefuseAdvisory } from '#domain';
import { advisoryDecider } from '#domain/advisory/decide.js';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** What a partner answers to an advisory. */
export class DecideOnAdvisory extends Command<Outcome<AdvisoryEvent>> {
  constructor(
    readonly advisoryId: Uuid,
    readonly command: AcknowledgeAdvisory | RefuseAdvisory,
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
  ) {}

  execute({ advisoryId, command, given }: DecideOnAdvisory): Promise<Outcome<AdvisoryEvent>> {
    return this.commands.execute({
      stream: streamName(ADVISORY, advisoryId),
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: circumstancesOf(given.meta, this.policies),
      meta: given.meta,
      expectedVersion: given.expectedVersion,
    });
  }
}
