import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { INBOX, inboxCatalogue, inboxDecider, type InboxEvent, type PersonsInboxCommand } from '#domain';
import { streamName, type Uuid } from '#kernel';
import { CommandHandler, type Outcome, PolicyBook } from '#processing';
import { circumstancesOf } from '../commands/circumstances.js';
import { type Given } from '../commands/given.js';
import { type InboxSubject } from './inbox-entries.js';

/** What somebody does about an entry of the inbox within their reach. */
export class DecideOnInbox extends Command<Outcome<InboxEvent>> {
  constructor(
    readonly id: Uuid,
    readonly subject: InboxSubject,
    readonly command: PersonsInboxCommand,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnInbox)
export class InboxHandler implements ICommandHandler<DecideOnInbox> {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: PolicyBook,
  ) {}

  execute({ id, subject, command, given }: DecideOnInbox): Promise<Outcome<InboxEvent>> {
    const meta = { ...given.meta, municipality: subject.municipality };
    return this.commands.execute({
      stream: streamName(INBOX, id),
      decider: inboxDecider,
      catalogue: inboxCatalogue,
      command,
      circumstances: circumstancesOf(meta, this.policies),
      meta,
      expectedVersion: given.expectedVersion,
      subject: subject.citizenId ?? undefined,
      personal: 'sealed',
    });
  }
}
