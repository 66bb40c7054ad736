import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { ACC_1, type EntriesCommand, municipalityOf, PATHWAY, pathwayCatalogue, type PathwayCommand, type PathwayEvent, pathwayStream } from '#domain';
import { streamName, type Refusal, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, pathwayAccess, PolicyBook } from '#processing';
import { Reach } from '../access/reach.js';
import { circumstancesOf } from './circumstances.js';
import { type Given } from './given.js';

/** Asks something of a citizen's pathway, as far as the actor reaches it. */
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
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
    private readonly reach: Reach,
  ) {}

  async execute({ citizenId, command, given: { meta, expectedVersion, onlyConsider } }: DecideOnPathway): Promise<Outcome<PathwayEvent>> {
    const access = pathwayAccess(command, await this.reach.asker(meta.actor));
    let unknown = false;
    const outcome = await this.commands[onlyConsider ? 'consider' : 'execute']({
      stream: streamName(PATHWAY, citizenId),
      decider: pathwayStream,
      catalogue: pathwayCatalogue,
      command,
      // Policies are the citizen's municipality's, whoever performs for it.
      circumstances: (now, recorded) => circumstancesOf({ ...meta, municipality: municipalityOf(recorded) ?? meta.municipality }, this.policies)(now),
      meta,
      expectedVersion,
      subject: citizenId,
      personal: 'sealed',
      ...access,
      outOfReach: (recorded, now) => {
        unknown = recorded.length === 0;
        return access.outOfReach(recorded, now);
      },
    });
    const failed = outcome.status === 'refused' || outcome.status === 'conflict';
    return unknown && failed ? { status: 'refused', refusal: asIfOutOfReach } : outcome;
  }
}

/** Whoever is not known here is answered for like whoever is out of reach, so that the answers cannot be told apart. */
const asIfOutOfReach: Refusal = { rule: ACC_1.id, reason: 'out-of-reach', text: ACC_1.refusals['out-of-reach'], facts: {} };
