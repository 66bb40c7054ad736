import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import {
  IDENTIFIER,
  identifierCatalogue,
  identifierDecider,
  REGISTRATION,
  registrationCatalogue,
  registrationDecider,
  type IdentifierCommand,
  type IdentifierEvent,
  type RegistrationEvent,
  type StartRegistration,
} from '#domain';
import { streamName } from '#kernel';
import { CommandHandler, type Outcome } from '#processing';
import { type Given } from '../commands/given.js';

/** Begins a registration; one stream a command. */
export class DecideOnRegistration extends Command<Outcome<RegistrationEvent>> {
  constructor(
    readonly command: StartRegistration,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnRegistration)
export class RegistrationHandler implements ICommandHandler<DecideOnRegistration> {
  constructor(private readonly commands: CommandHandler) {}

  execute({ command, given: { meta } }: DecideOnRegistration): Promise<Outcome<RegistrationEvent>> {
    const stream = streamName(REGISTRATION, meta.commandId);
    return this.commands.execute({ stream, decider: registrationDecider, catalogue: registrationCatalogue, command, circumstances: () => ({}), meta });
  }
}

/** Takes, gives or gives back a personnummer; one stream a personnummer, named by its keyed hash. */
export class DecideOnIdentifier extends Command<Outcome<IdentifierEvent>> {
  constructor(
    readonly hash: string,
    readonly command: IdentifierCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnIdentifier)
export class IdentifierHandler implements ICommandHandler<DecideOnIdentifier> {
  constructor(private readonly commands: CommandHandler) {}

  execute({ hash, command, given: { meta } }: DecideOnIdentifier): Promise<Outcome<IdentifierEvent>> {
    const stream = streamName(IDENTIFIER, hash);
    return this.commands.execute({ stream, decider: identifierDecider, catalogue: identifierCatalogue, command, circumstances: () => ({}), meta });
  }
}
