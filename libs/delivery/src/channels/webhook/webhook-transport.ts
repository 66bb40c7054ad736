import { endpointFault } from '#domain';
import { type Clock, millisOf, type MunicipalityCode } from '#kernel';
import { Webhook } from 'standardwebhooks';
import { type OutgoingMessage, type Transport } from '../channel.js';
import { failureOfRequest } from '../http/failure-of-request.js';
import { type PartnerConnections } from '../http/partner-connections.js';
import { post } from '../http/post.js';
import { verdictOf } from '../http/verdict.js';
import { within } from '../http/within.js';

/** A JSON document on its way to a webhook. */
export type WebhookMessage = OutgoingMessage<'webhook', string>;

export interface WebhookOptions {
  /** The secret that a partner's messages are signed with, as `whsec_…`. */
  readonly secretOf: (municipality: MunicipalityCode, partnerId: string, generation: number) => string;
  readonly clock: Clock;
  readonly connections: PartnerConnections;
  /** How long one attempt may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
  /** So much of an answer is read, and thrown away, to keep the connection for the next message, in bytes; 65,536 by default. */
  readonly maxAnswerBytes?: number;
  /** Nothing longer is sent, in bytes; 1,048,576 by default. */
  readonly maxMessageBytes?: number;
}

/**
 * Posts messages to a partner's endpoint, signed after Standard Webhooks: the partner knows by the signature who sent it,
 * and by `webhook-id` whether it has it already. Redirects are not followed, and of the answer nothing but the status is used.
 */
export function openWebhookTransport(options: WebhookOptions): Transport<'webhook', string> {
  const { secretOf, clock, connections, timeoutMs = 10_000, maxAnswerBytes = 65_536, maxMessageBytes = 1_048_576 } = options;

  function signed({ messageId, municipality, partnerId, channel: { secretGeneration }, content }: WebhookMessage): Record<string, string> {
    const now = new Date(clock.now());
    return {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secretOf(municipality, partnerId, secretGeneration)).sign(messageId, now, content),
    };
  }

  return {
    async send(message, stopped) {
      const { municipality, partnerId, channel, content: body } = message;
      const { endpoint: url } = channel;
      if (endpointFault(url) || !URL.canParse(url)) return { is: 'unreachable', code: 'ENDPOINT', forGood: true };
      if (Buffer.byteLength(body) > maxMessageBytes) return { is: 'unreachable', code: 'MESSAGE_TOO_LONG', forGood: true };
      let signature: Record<string, string>;
      try {
        signature = signed(message);
      } catch {
        return { is: 'unreachable', code: 'SIGNATURE', forGood: true };
      }
      const through = connections.to(`${municipality}/${partnerId}`);
      const headers = { 'content-type': 'application/json', ...signature };
      try {
        const { status, retryAfter } = await post({ through, url, headers, body, signal: within(timeoutMs, stopped), maxAnswerBytes });
        return verdictOf(status, retryAfter, millisOf(clock.now()));
      } catch (error) {
        return failureOfRequest(error);
      }
    },
  };
}
