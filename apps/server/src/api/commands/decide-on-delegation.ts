import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { DELEGATION, delegationCatalogue, type DelegationCommand, delegationDecider, type DelegationEvent } from '#domain';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';
import { ofOwnMunicipality } from './of-own-municipality.js';

/** What one municipality lets another do for it. */
export class DecideOnDelegation extends Command<Outcome<DelegationEvent>> {
  constructor(
    readonly delegationId: Uuid,
    readonly command: DelegationCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnDelegation)
export class DelegationHandler implements ICommandHandler<DecideOnDelegation> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
  ) {}

  execute({ delegationId, command, given: { meta, expectedVersion } }: DecideOnDelegation): Promise<Outcome<DelegationEvent>> {
    return this.commands.execute({
      stream: streamName(DELEGATION, delegationId),
      decider: delegationDecider,
      catalogue: delegationCatalogue,
      command,
      circumstances: circumstancesOf(meta, this.policies),
      meta,
      expectedVersion,
      outOfReach: ofOwnMunicipality(meta, command.type !== 'GrantDelegation'),
    });
  }
}
