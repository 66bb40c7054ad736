import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { AGREEMENT, agreementCatalogue, type AgreementCommand, type AgreementEvent } from '#domain';
import { agreementDecider } from '#domain/agreement/decide.js';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';
import { ofOwnMunicipality } from './of-own-municipality.js';

/** What is agreed with a partner. */
export class DecideOnAgreement extends Command<Outcome<AgreementEvent>> {
  constructor(
    readonly agreementId: Uuid,
    readonly command: AgreementCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnAgreement)
export class AgreementHandler implements ICommandHandler<DecideOnAgreement> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
  ) {}

  execute({ agreementId, command, given }: DecideOnAgreement): Promise<Outcome<AgreementEvent>> {
    return this.commands.execute({
      stream: streamName(AGREEMENT, agreementId),
      decider: agreementDecider,
      catalogue: agreementCatalogue,
      command,
      circumstances: circumstancesOf(given.meta, this.policies),
      meta: given.meta,
      expectedVersion: given.expectedVersion,
      outOfReach: ofOwnMunicipality(given.meta, command.type !== 'RegisterAgreement'),
    });
  }
}
