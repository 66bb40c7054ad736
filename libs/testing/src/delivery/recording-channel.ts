import { type AttemptOutcome, channelOf, type Channels, type Transport } from '#delivery/channels/channel.js';
import { type AdvisoryMessage, advisoryMessageSchema } from '#delivery/channels/rendering/advisory-message.js';
import { type Opener } from '#delivery/channels/rendering/citizen-told.js';
import { webhookRenderer } from '#delivery/channels/webhook/webhook-renderer.js';
import { type WebhookMessage } from '#delivery/channels/webhook/webhook-transport.js';

/** A partner in this process: takes messages, or fails as it is told to. */
export class RecordingChannel implements Transport<'webhook', string> {
  /** Every attempt, in order. */
  readonly attempts: { readonly messageId: string; readonly partnerId: string; readonly message: AdvisoryMessage }[] = [];
  /** What the partner has: a message that comes twice is known by its id, and counted once. */
  readonly inbox = new Map<string, AdvisoryMessage>();
  /** What the next attempts come to; `delivered` when there is none left. */
  readonly outcomes: AttemptOutcome[] = [];
  /** Runs while an attempt is under way. */
  during: (message: AdvisoryMessage) => Promise<void> = () => Promise.resolve();

  /** The channels of an installation whose webhooks, and whatever else is posted, end here as the body of a webhook. */
  channels(opener: Opener): Channels {
    const renderer = webhookRenderer(opener);
    return { webhook: channelOf('webhook', renderer, this), fhir: channelOf('fhir', renderer, { send: (message) => this.send(message) }) };
  }

  async send({ messageId, partnerId, content }: Pick<WebhookMessage, 'messageId' | 'partnerId' | 'content'>): Promise<AttemptOutcome> {
    const message = advisoryMessageSchema.parse(JSON.parse(content));
    this.attempts.push({ messageId, partnerId, message });
    await this.during(message);
    const outcome = this.outcomes.shift() ?? { is: 'delivered' };
    if (outcome.is === 'delivered') this.inbox.set(messageId, message);
    return outcome;
  }

  /** What the partner was told, in short: `kind date`. */
  get told(): readonly string[] {
    return [...this.inbox.values()].map(({ type, data }) => {
      const about = data.discharge ?? data.coordination ?? data.transition ?? data.closing ?? data.visitation ?? data.death;
      return `${type.replace('advisory.', '')} ${about?.date}`;
    });
  }
}
