import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { FOLLOW_UP, followUpCatalogue, type FollowUpEvent, type PersonsFollowUpCommand } from '#domain';
import { followUpDecider } from '#domain/follow-up/decide.js';
import { FUP_1 } from '#domain/follow-up/rules.js';
import { type EventStore } from '#event-store';
import { type MunicipalityCode, readPublic, type Recorded, type Refusal, streamName, type StreamName, type Uuid } from '#kernel';
import { EVENT_STORE } from '#platform';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
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
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'readStream'>,
  ) {}

  async execute({ followUpId, command, given }: DecideOnFollowUp): Promise<Outcome<FollowUpEvent>> {
    const stream = streamName(FOLLOW_UP, followUpId);
    return this.commands.execute({
      stream,
      decider: followUpDecider,
      catalogue: followUpCatalogue,
      command,
      circumstances: circumstancesOf(given.meta, this.policies),
      outOfReach: (recorded) => unlessOf(given.meta.municipality, recorded),
      meta: given.meta,
      expectedVersion: given.expectedVersion,
      subject: await this.citizenOf(stream),
      personal: 'sealed',
    });
  }

  /** Whom a task is about: what is written of it stands under that citizen's key. */
  private async citizenOf(stream: StreamName): Promise<Uuid | undefined> {
    const [first] = await this.store.readStream(stream);
    const opened = first && readPublic(followUpCatalogue, first).event;
    return opened?.type === 'FollowUpOpened' ? opened.data.citizenId : undefined;
  }
}

/** A task of another municipality looks as if it did not exist. */
function unlessOf(municipality: MunicipalityCode, recorded: readonly Recorded<FollowUpEvent>[]): Refusal | undefined {
  const last = recorded.at(-1);
  if (!last || last.stored.metadata.municipality === municipality) return undefined;
  return { rule: FUP_1.id, reason: 'not-opened', text: FUP_1.refusals['not-opened'], facts: {} };
}
