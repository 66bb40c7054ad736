import { type AttemptOutcome, type Channel, type OutgoingMessage } from '#delivery/channels/channel.js';
import { type AdvisoryMessage, advisoryMessageSchema } from '#delivery/dispatch/advisory-message.js';

/** A partner in this process: takes messages, or fails as it is told to. */
export class RecordingChannel implements Channel {
  /** Every attempt, in order. */
  readonly attempts: { readonly messageId: string; readonly partnerId: string; readonly message: AdvisoryMessage }[] = [];
  /** What the partner has: a message that comes twice is known by its id, and counted once. */
  readonly inbox = new Map<string, AdvisoryMessage>();
  /** What the next attempts come to; `delivered` when there is none left. */
  readonly outcomes: AttemptOutcome[] = [];
  /** Runs while an attempt is under way. */
  during: (message: AdvisoryMessage) => Promise<void> = () => Promise.resolve();

  async send({ messageId, partnerId, body }: OutgoingMessage): Promise<AttemptOutcome> {
    const message = advisoryMessageSchema.parse(JSON.parse(body));
    this.attempts.push({ messageId, partnerId, message });
    await this.during(message);
    const outcome = this.outcomes.shift() ?? { is: 'delivered' };
    if (outcome.is === 'delivered') this.inbox.set(messageId, message);
    return outcome;
  }

  /** What the partner was told, in short: `kind date`. */
  get told(): readonly string[] {
    return [...this.inbox.values()].map(({ type, data }) => `${type.replace('advisory.', '')} ${data.discharge.date}`);
  }
}
