import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type EntriesCommand, PATHWAY, pathwayCatalogue, type PathwayCommand, type PathwayEvent, pathwayStream } from '#domain';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** Asks something of a citizen's pathway. */
export class DecideOnPathway extends Command<Outcome<PathwayEvent>> {
  constructor(
    readonly citizenId: Uuid,
    readonly command: PathwayCommand | EntriesCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnPathway)
export class PathwayHandler implements ICommandHandler<DecideOnPathway> {
  constructor(private readonly commands: CommandHandler) {}

  execute({ citizenId, command, given }: DecideOnPathway): Promise<Outcome<PathwayEvent>> {
    return this.commands.execute({
      stream: streamName(PATHWAY, citizenId),
      decider: pathwayStream,
      catalogue: pathwayCatalogue,
      command,
      circumstances: circumstancesOf(given.meta),
      meta: given.meta,
      expectedVersion: given.expectedVersion,
      subject: citizenId,
      personal: 'sealed',
    });
  }
}
