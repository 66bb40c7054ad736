import { endpointFault } from '#domain';
import { type Clock, millisOf, type MunicipalityCode } from '#kernel';
import { Webhook } from 'standardwebhooks';
import { type AttemptOutcome, type OutgoingMessage, type Transport } from '../channel.js';
import { discardAnswer } from '../http/discard-answer.js';
import { failureOfRequest } from '../http/failure-of-request.js';
import { verdictOf } from '../http/verdict.js';

/** A JSON document on its way to a webhook. */
export type WebhookMessage = OutgoingMessage<'webhook', string>;

export interface WebhookOptions {
  /** The secret that a partner's messages are signed with, as `whsec_…`. */
  readonly secretOf: (municipality: MunicipalityCode, partnerId: string, generation: number) => string;
  readonly clock: Clock;
  /** How long one attempt may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
  /** So much of an answer is read, and thrown away, to keep the connection for the next message, in bytes; 65,536 by default. */
  readonly maxAnswerBytes?: number;
}

/**
 * Posts messages to a partner's endpoint, signed after Standard Webhooks: the partner knows by the signature who sent it,
 * and by `webhook-id` whether it has it already. Redirects are not followed, and of the answer nothing but the status is used.
 */
export function openWebhookTransport(options: WebhookOptions): Transport<'webhook', string> {
  const { secretOf, clock, timeoutMs = 10_000, maxAnswerBytes = 65_536 } = options;

  function signed({ messageId, municipality, partnerId, channel: { secretGeneration }, content }: WebhookMessage): Record<string, string> {
    const now = new Date(clock.now());
    return {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secretOf(municipality, partnerId, secretGeneration)).sign(messageId, now, content),
    };
  }

  async function post({ channel, content }: WebhookMessage, signature: Record<string, string>, signal: AbortSignal): Promise<AttemptOutcome> {
    const response = await fetch(channel.endpoint, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: { 'content-type': 'application/json', 'user-agent': 'Borgerforloeb', ...signature },
      body: content,
    });
    await discardAnswer(response, maxAnswerBytes);
    return verdictOf(response.status, response.headers.get('retry-after') ?? undefined, millisOf(clock.now()));
  }

  return {
    async send(message, stopped) {
      const { endpoint } = message.channel;
      if (endpointFault(endpoint) || !URL.canParse(endpoint)) return { is: 'unreachable', code: 'ENDPOINT' };
      let signature: Record<string, string>;
      try {
        signature = signed(message);
      } catch {
        return { is: 'unreachable', code: 'SIGNATURE' };
      }
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        return await post(message, signature, stopped ? AbortSignal.any([timeout, stopped]) : timeout);
      } catch (error) {
        return failureOfRequest(error);
      }
    },
  };
}
