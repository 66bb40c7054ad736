import { endpointFault } from '#domain';
import { type Clock } from '#kernel';
import { Webhook } from 'standardwebhooks';
import { type AttemptOutcome, type Channel, type OutgoingMessage } from './channel.js';
import { failureOfRequest } from './failure-of-request.js';

export interface WebhookChannelOptions {
  /** The secret that a partner's messages are signed with, as `whsec_…`. */
  readonly secretOf: (partnerId: string, generation: number) => string;
  readonly clock: Clock;
  /** How long one attempt may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
}

/**
 * Posts messages to a partner's endpoint, signed after Standard Webhooks: the partner knows by the signature who sent it,
 * and by `webhook-id` whether it has it already. Redirects are not followed, and what the partner answers is not read.
 */
export function openWebhookChannel({ secretOf, clock, timeoutMs = 10_000 }: WebhookChannelOptions): Channel {
  async function post(message: OutgoingMessage, signal: AbortSignal): Promise<AttemptOutcome> {
    const now = new Date(clock.now());
    const secret = secretOf(message.partnerId, message.secretGeneration);
    const response = await fetch(message.endpoint, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Borgerforloeb',
        'webhook-id': message.messageId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret).sign(message.messageId, now, message.body),
      },
      body: message.body,
    });
    await response.body?.cancel().catch(() => undefined);
    return response.ok ? { is: 'delivered' } : { is: 'rejected', code: String(response.status) };
  }

  return {
    async send(message, stopped) {
      const fault = endpointFault(message.endpoint);
      if (fault || !URL.canParse(message.endpoint)) return { is: 'unreachable', code: 'ENDPOINT' };
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        return await post(message, stopped ? AbortSignal.any([timeout, stopped]) : timeout);
      } catch (error) {
        return failureOfRequest(error);
      }
    },
  };
}
