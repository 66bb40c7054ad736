import { ADVISORY, advisoryCatalogue, advisoryDecider, AGREEMENT, agreementCatalogue, type PartnersMessageCommand, type PlannedAdvisory } from '#domain';
import { type EventStore } from '#event-store';
import { type Actor, type Clock, derivedId, fold, type MunicipalityCode, readPublic, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type Acknowledgement } from '#medcom';
import { type CommandHandler, type CommandMeta, type PolicyBook } from '#processing';
import { nextAttempt, type RetryPolicy, usualRetryPolicy } from '../dispatch/backoff.js';
import { circumstancesOn } from '../dispatch/on-due.js';
import { InboxWriter } from './lay-in-inbox.js';

export interface AcknowledgementTakerParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly commands: Pick<CommandHandler, 'execute'>;
  readonly clock: Clock;
  readonly policies: Pick<PolicyBook, 'now'>;
  readonly retry?: RetryPolicy | undefined;
  /** Whose inbox gets what is about no advisory that is known. */
  readonly municipality: MunicipalityCode;
}

/** Who handed an acknowledgement in, and a keyed hash of it, so that its id cannot stand for two. */
export interface HandedIn {
  readonly actor: Actor;
  readonly fingerprint?: string | undefined;
}

/** Why an acknowledgement changes nothing: none of what is waited for. */
export type Mismatch =
  /** No advisory has the id. */
  | 'unknown-message'
  /** The advisory went to somebody else. */
  | 'other-sender'
  /** Nothing of the advisory has gone out. */
  | 'not-sent'
  /** The partner's system has said otherwise before (rule ADV-6). */
  | 'holds-it-already'
  /** Its id came with other content before. */
  | 'same-id-other-content';

interface Unmatched {
  readonly is: 'unmatched';
  readonly why: Mismatch;
  readonly about?: { readonly advisoryId: Uuid; readonly citizenId: Uuid; readonly planned: StoredEvent };
}

/** What came of an acknowledgement. */
export type Taken =
  /** It is written down; it may have been before. */
  | { readonly is: 'taken'; readonly advisoryId: Uuid }
  | Unmatched
  /** Others were faster too often: to be handed in again. */
  | { readonly is: 'put-off' };

/**
 * Takes Acknowledgements to the advisories that they answer (rule ADV-6), whether they came as messages of their own or as the
 * answer to the request that an advisory was sent with. Taking one again changes nothing.
 */
export class AcknowledgementTaker {
  private readonly inbox: InboxWriter;

  constructor(private readonly parts: AcknowledgementTakerParts) {
    this.inbox = new InboxWriter(parts.commands);
  }

  /**
   * What matches nothing is laid down for a person to see to (rule INB-1).
   * @throws what the log throws
   */
  async take(acknowledgement: Acknowledgement, handedIn: HandedIn): Promise<Taken> {
    const taken = await this.match(acknowledgement, handedIn);
    if (taken.is === 'unmatched') await this.layDown(acknowledgement, taken, handedIn);
    return taken;
  }

  private async layDown({ headerId, code, sender }: Acknowledgement, { why, about }: Unmatched, { actor }: HandedIn): Promise<void> {
    const commandId = derivedId('message', headerId, why);
    const { correlationId, municipality } = about?.planned.metadata ?? { correlationId: commandId, municipality: this.parts.municipality };
    await this.inbox.lay(
      {
        kind: 'acknowledgement',
        because: why,
        messageId: headerId,
        code,
        senderSor: sender.sor,
        citizenId: about?.citizenId ?? null,
        advisoryId: about?.advisoryId ?? null,
        thread: null,
        refusal: null,
      },
      { commandId, correlationId, causationId: about?.planned.id ?? commandId, actor, municipality },
    );
  }

  private async match(acknowledgement: Acknowledgement, handedIn: HandedIn): Promise<Taken> {
    const advisoryId = idOfAdvisory(acknowledgement);
    const stored = advisoryId === undefined ? [] : await this.parts.store.readStream(streamName(ADVISORY, advisoryId));
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    const [planned] = stored;
    if (advisoryId === undefined || !planned || advisory.is === 'none') return { is: 'unmatched', why: 'unknown-message' };
    const about = { advisoryId, citizenId: advisory.content.citizenId, planned };
    const channel = await this.channelTo(advisory, acknowledgement);
    if (!channel) return { is: 'unmatched', why: 'other-sender', about };
    const outcome = await this.parts.commands.execute({
      stream: streamName(ADVISORY, advisoryId),
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command: this.commandOf(acknowledgement, about, advisory, channel.isCurrent),
      circumstances: circumstancesOn(planned, this.parts.policies),
      meta: metaOf(acknowledgement, planned, handedIn),
      personal: 'sealed',
    });
    switch (outcome.status) {
      case 'accepted':
      case 'repeated':
        return { is: 'taken', advisoryId };
      case 'conflict':
        return { is: 'put-off' };
      case 'key-reused':
        return { is: 'unmatched', why: 'same-id-other-content', about };
      case 'refused':
        return { is: 'unmatched', why: outcome.refusal.reason === 'holds-it-already' ? 'holds-it-already' : 'not-sent', about };
    }
  }

  /** Whether the advisory went, or could have gone, to whoever answers, under some version of the agreement; and whether it still would. */
  private async channelTo({ content }: PlannedAdvisory, { sender }: Acknowledgement): Promise<{ readonly isCurrent: boolean } | undefined> {
    const versions = (await this.parts.store.readStream(streamName(AGREEMENT, content.agreementId))).map((one) => readPublic(agreementCatalogue, one).event.data.channel);
    const isTheirs = versions.map((channel) => channel.kind === 'fhir' && channel.sor === sender.sor);
    return isTheirs.includes(true) ? { isCurrent: isTheirs.at(-1) === true } : undefined;
  }

  private commandOf(
    { code, issues }: Acknowledgement,
    { advisoryId }: { readonly advisoryId: Uuid },
    { attempts, attemptsBefore }: PlannedAdvisory,
    confirms: boolean,
  ): PartnersMessageCommand {
    const now = this.parts.clock.now();
    if (code === 'ok') return { type: 'RecordDelivered', at: now, confirms };
    if (code === 'fatal-error') return { type: 'RecordTurnedDown', how: 'for-good', codes: issues, retryAt: null };
    const retryAt = nextAttempt(advisoryId, attempts - attemptsBefore, now, this.parts.retry ?? usualRetryPolicy);
    return { type: 'RecordTurnedDown', how: 'for-now', codes: issues, retryAt };
  }
}

/** An advisory's message has the advisory's own id. */
function idOfAdvisory({ answers }: Acknowledgement): Uuid | undefined {
  try {
    return uuid(answers);
  } catch {
    return undefined;
  }
}

/** It belongs to what set the advisory going, under the id by which its sender knows it. */
function metaOf({ headerId }: Acknowledgement, planned: StoredEvent, { actor, fingerprint }: HandedIn): CommandMeta {
  const { correlationId, municipality } = planned.metadata;
  const meta = { commandId: derivedId('message', headerId), correlationId, causationId: planned.id, actor, municipality };
  return fingerprint === undefined ? meta : { ...meta, fingerprint };
}
