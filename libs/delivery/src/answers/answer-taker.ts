import { ADVISORY, advisoryCatalogue, advisoryDecider, AGREEMENT, agreementCatalogue, type PlannedAdvisory } from '#domain';
import { type EventStore } from '#event-store';
import { fold, isUuid, readPublic, streamName, type Uuid } from '#kernel';
import { type CareCommunication, careCommunicationThread } from '#medcom';
import { type CommandHandler, type CommandMeta, type Outcome, type PolicyBook } from '#processing';
import { circumstancesOn } from '../dispatch/on-due.js';

export interface AnswerTakerParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly commands: Pick<CommandHandler, 'execute'>;
  readonly policies: Pick<PolicyBook, 'now'>;
}

/** So many advisories can correct one another before something is wrong. */
const LONGEST_CHAIN = 1000;

/** Takes what partners write back to the advisories that it answers (rule ADV-7). */
export class AnswerTaker {
  constructor(private readonly parts: AnswerTakerParts) {}

  /**
   * The advisory that a message answers: the newest of those it may refer to that stands on its thread, and went to its sender.
   * @param mayAnswer the ids of advisories about the citizen, the newest last
   */
  async answered({ thread, earlier, sender }: CareCommunication, mayAnswer: readonly Uuid[]): Promise<Uuid | undefined> {
    const candidates = [...new Set([...mayAnswer, ...earlier.filter(isUuid)])];
    for (const id of candidates.reverse()) {
      const advisory = await this.load(id);
      if (advisory && (await this.threadOf(id, advisory)) === thread && (await this.wentTo(advisory, sender.sor))) return id;
    }
    return undefined;
  }

  /** Keeps what was written, under the key of the citizen that the advisory is about. */
  async take(advisoryId: Uuid, { headerId, text }: CareCommunication, meta: CommandMeta): Promise<Outcome<never>> {
    const stream = streamName(ADVISORY, advisoryId);
    const [planned] = await this.parts.store.readStream(stream);
    const advisory = await this.load(advisoryId);
    if (!planned || !advisory) throw new Error('the advisory that is answered is not there any more');
    const { correlationId, municipality } = planned.metadata;
    const outcome = await this.parts.commands.execute({
      stream,
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command: { type: 'RecordAnswer', messageId: headerId, text },
      circumstances: circumstancesOn(planned, this.parts.policies),
      meta: { ...meta, correlationId, causationId: planned.id, municipality },
      subject: advisory.content.citizenId,
      personal: 'sealed',
    });
    return outcome as Outcome<never>;
  }

  private async load(id: Uuid): Promise<PlannedAdvisory | undefined> {
    const stored = await this.parts.store.readStream(streamName(ADVISORY, id));
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    return advisory.is === 'none' ? undefined : advisory;
  }

  /** The thread begins with the first of the advisories that correct one another. */
  private async threadOf(id: Uuid, advisory: PlannedAdvisory): Promise<string> {
    let [first, corrects] = [id, advisory.content.corrects];
    for (let steps = 0; corrects !== null && steps < LONGEST_CHAIN; steps++) [first, corrects] = [corrects, (await this.load(corrects))?.content.corrects ?? null];
    return careCommunicationThread(first);
  }

  private async wentTo({ content }: PlannedAdvisory, sor: string): Promise<boolean> {
    const versions = await this.parts.store.readStream(streamName(AGREEMENT, content.agreementId));
    return versions.map((one) => readPublic(agreementCatalogue, one).event.data.channel).some((channel) => channel.kind === 'fhir' && channel.sor === sor);
  }
}
