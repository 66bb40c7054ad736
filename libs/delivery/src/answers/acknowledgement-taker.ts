import { ADVISORY, advisoryCatalogue, advisoryDecider, AGREEMENT, agreementCatalogue, type PartnersMessageCommand, type PlannedAdvisory } from '#domain';
import { type EventStore } from '#event-store';
import { type Actor, type Clock, derivedId, fold, readPublic, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type Acknowledgement } from '#medcom';
import { type CommandHandler, type CommandMeta, type PolicyBook } from '#processing';
import { nextAttempt, type RetryPolicy, usualRetryPolicy } from '../dispatch/backoff.js';
import { circumstancesOn } from '../dispatch/on-due.js';

export interface AcknowledgementTakerParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly commands: Pick<CommandHandler, 'execute'>;
  readonly clock: Clock;
  readonly policies: Pick<PolicyBook, 'now'>;
  readonly retry?: RetryPolicy | undefined;
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

/** What came of an acknowledgement. */
export type Taken =
  /** It is written down; it may have been before. */
  | { readonly is: 'taken'; readonly advisoryId: Uuid }
  | { readonly is: 'unmatched'; readonly why: Mismatch; readonly about?: { readonly advisoryId: Uuid; readonly planned: StoredEvent } }
  /** Others were faster too often: to be handed in again. */
  | { readonly is: 'put-off' };

/**
 * Takes Acknowledgements to the advisories that they answer (rule ADV-6), whether they came as messages of their own or as the
 * answer to the request that an advisory was sent with. Taking one again changes nothing.
 */
export class AcknowledgementTaker {
  constructor(private readonly parts: AcknowledgementTakerParts) {}

  /** @throws what the log throws */
  async take(acknowledgement: Acknowledgement, handedIn: HandedIn): Promise<Taken> {
    const advisoryId = idOfAdvisory(acknowledgement);
    const stored = advisoryId === undefined ? [] : await this.parts.store.readStream(streamName(ADVISORY, advisoryId));
    const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
    const [planned] = stored;
    if (advisoryId === undefined || !planned || advisory.is === 'none') return { is: 'unmatched', why: 'unknown-message' };
    const about = { advisoryId, planned };
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
