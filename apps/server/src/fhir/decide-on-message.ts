import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { MESSAGE, messageCatalogue, messageDecider, type MessageEvent, type ReceiveMessage } from '#domain';
import { streamName } from '#kernel';
import { CommandHandler, type Outcome } from '#processing';
import { type Given } from '../api/commands/given.js';

/** Takes a message in; one stream a message, named by the command's id, which follows from the message's. */
export class DecideOnMessage extends Command<Outcome<MessageEvent>> {
  constructor(
    readonly command: ReceiveMessage,
    readonly given: Given,
  ) {
    super();
  }
}

@Handles(DecideOnMessage)
export class MessageHandler implements ICommandHandler<DecideOnMessage> {
  constructor(private readonly commands: CommandHandler) {}

  execute({ command, given: { meta } }: DecideOnMessage): Promise<Outcome<MessageEvent>> {
    const stream = streamName(MESSAGE, meta.commandId);
    return this.commands.execute({ stream, decider: messageDecider, catalogue: messageCatalogue, command, circumstances: () => ({}), meta });
  }
}
