import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { POLICY, policyCatalogue, policyDecider, type PolicyCommand, type PolicyEvent } from '#domain';
import { streamName } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** What the asker's municipality sets as its policy. */
export class DecideOnPolicy extends Command<Outcome<PolicyEvent>> {
  constructor(
    readonly command: PolicyCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnPolicy)
export class PolicyHandler implements ICommandHandler<DecideOnPolicy> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
  ) {}

  async execute({ command, given: { meta, expectedVersion } }: DecideOnPolicy): Promise<Outcome<PolicyEvent>> {
    try {
      return await this.commands.execute({
        stream: streamName(POLICY, meta.municipality),
        decider: policyDecider,
        catalogue: policyCatalogue,
        command,
        circumstances: circumstancesOf(meta, this.policies),
        meta,
        expectedVersion,
      });
    } finally {
      // Also where the outcome is not known: it may have been set.
      this.policies.expire();
    }
  }
}
