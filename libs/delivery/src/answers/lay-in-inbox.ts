import { INBOX, type InboxContent, inboxCatalogue, inboxDecider, type ReceiveInboxEntry, UNASSIGNED } from '#domain';
import { dateInCopenhagen, derivedId, streamName, type Uuid } from '#kernel';
import { type CommandHandler, type CommandMeta, type Outcome } from '#processing';

/** What is to lie in the inbox; nobody's until somebody takes it. */
export type ForInbox = Omit<InboxContent, 'owner'>;

/** Lays messages down that a person is to see to (rule INB-1). */
export class InboxWriter {
  constructor(private readonly commands: Pick<CommandHandler, 'execute'>) {}

  /**
   * Laying the same message down again does nothing.
   * @throws what the log throws
   */
  async lay(entry: ForInbox, meta: CommandMeta, personal?: ReceiveInboxEntry['personal']): Promise<Outcome<never>> {
    const outcome = await this.commands.execute({
      stream: streamName(INBOX, inboxEntryId(entry)),
      decider: inboxDecider,
      catalogue: inboxCatalogue,
      command: { type: 'ReceiveInboxEntry', content: { ...entry, owner: UNASSIGNED }, personal },
      circumstances: (now) => ({ now, today: dateInCopenhagen(now) }),
      meta,
      subject: entry.citizenId ?? undefined,
      personal: 'sealed',
    });
    return outcome as Outcome<never>;
  }
}

/** The id of the entry that a message gets: one and the same, however often it comes. What comes under its id with other content is another. */
function inboxEntryId({ kind, messageId, because }: ForInbox): Uuid {
  return because === 'same-id-other-content' ? derivedId('inbox', kind, messageId, because) : derivedId('inbox', kind, messageId);
}
