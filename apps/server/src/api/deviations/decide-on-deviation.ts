import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { DEVIATION, deviationCatalogue, deviationDecider, type DeviationEvent, type PersonsDeviationCommand } from '#domain';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from '../commands/circumstances.js';
import { type Given } from '../commands/given.js';
import { type DeviationSubject } from './deviation-reach.js';

/** What somebody does about a deviation within their reach. */
export class DecideOnDeviation extends Command<Outcome<DeviationEvent>> {
  constructor(
    readonly deviationId: Uuid,
    readonly subject: DeviationSubject,
    readonly command: PersonsDeviationCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnDeviation)
export class DeviationHandler implements ICommandHandler<DecideOnDeviation> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
  ) {}

  execute({ deviationId, subject, command, given }: DecideOnDeviation): Promise<Outcome<DeviationEvent>> {
    const meta = { ...given.meta, municipality: subject.municipality };
    return this.commands.execute({
      stream: streamName(DEVIATION, deviationId),
      decider: deviationDecider,
      catalogue: deviationCatalogue,
      command,
      circumstances: circumstancesOf(meta, this.policies),
      meta,
      expectedVersion: given.expectedVersion,
      subject: subject.citizenId,
      personal: 'sealed',
    });
  }
}
