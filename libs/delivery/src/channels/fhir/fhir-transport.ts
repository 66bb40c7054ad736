import { type ChannelOf, endpointFault } from '#domain';
import { type Clock, millisOf } from '#kernel';
import { type Dispatcher } from 'undici';
import { type AttemptOutcome, type OutgoingMessage, type Transport } from '../channel.js';
import { failureOfRequest } from '../http/failure-of-request.js';
import { type PartnerConnections } from '../http/partner-connections.js';
import { post, type Reply } from '../http/post.js';
import { verdictOf } from '../http/verdict.js';
import { within } from '../http/within.js';
import { AccessTokens, NoToken } from './access-tokens.js';
import { type Credential, type Credentials } from './credential.js';

/** A FHIR message (a Bundle in JSON) on its way to an endpoint. */
export type FhirMessage = OutgoingMessage<'fhir', string>;

export interface FhirOptions {
  readonly clock: Clock;
  readonly connections: PartnerConnections;
  readonly credentials: Credentials;
  /** How long one attempt may take, tokens and all, in milliseconds; 20,000 by default. */
  readonly timeoutMs?: number;
  /** So much of an answer is read, in bytes; 262,144 by default. A longer one is taken for its status alone. */
  readonly maxAnswerBytes?: number;
  /** Nothing longer is sent, in bytes; 1,048,576 by default. */
  readonly maxMessageBytes?: number;
}

/** A way to where the messages of one partner go. */
interface Way {
  readonly through: Dispatcher;
  readonly tokens: AccessTokens | undefined;
}

/**
 * Posts FHIR messages to a partner's endpoint, showing it what the agreement's credential names: a client certificate, a
 * token, or both. A token that is not taken is asked for anew, once. What the partner says there and then, an
 * Acknowledgement as a rule, is handed on with the outcome. Redirects are not followed.
 */
export function openFhirTransport(options: FhirOptions): Transport<'fhir', string> {
  const { clock, connections, credentials, timeoutMs = 20_000, maxAnswerBytes = 262_144, maxMessageBytes = 1_048_576 } = options;
  const clients = new Map<string, AccessTokens>();

  function wayTo(partner: string, credential: Credential | undefined): Way {
    const { name = '', certificate, authorities, oauth2 } = credential ?? {};
    const through = () => connections.to(partner, name, { ...certificate, ...(authorities === undefined ? {} : { ca: authorities }) });
    if (!oauth2) return { through: through(), tokens: undefined };
    const known = clients.get(name) ?? new AccessTokens(oauth2, through, { clock });
    clients.set(name, known);
    return { through: through(), tokens: known };
  }

  async function deliver(way: Way, url: string, body: string, signal: AbortSignal): Promise<Reply> {
    const ask = (token: string | undefined) =>
      post({
        ...way,
        url,
        body,
        signal,
        maxAnswerBytes,
        headers: {
          accept: 'application/fhir+json',
          'content-type': 'application/fhir+json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      });
    const token = await way.tokens?.get(signal);
    const reply = await ask(token);
    if (reply.status !== 401 || !way.tokens || token === undefined) return reply;
    way.tokens.spoiled(token);
    return ask(await way.tokens.get(signal));
  }

  return {
    async send({ municipality, partnerId, channel, content }, stopped) {
      const fault = faultOf(channel, content);
      if (fault) return { is: 'unreachable', code: fault, forGood: true };
      const credential = channel.credential === undefined ? undefined : credentials.get(channel.credential);
      if (channel.credential !== undefined && !credential) return { is: 'unreachable', code: 'CREDENTIAL', forGood: true };
      try {
        const { status, retryAfter, answer } = await deliver(wayTo(`${municipality}/${partnerId}`, credential), channel.endpoint, content, within(timeoutMs, stopped));
        return verdictOf(status, retryAfter, millisOf(clock.now()), answer);
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };

  function faultOf({ endpoint }: ChannelOf<'fhir'>, content: string): string | undefined {
    if (endpointFault(endpoint) || !URL.canParse(endpoint)) return 'ENDPOINT';
    return Buffer.byteLength(content) > maxMessageBytes ? 'MESSAGE_TOO_LONG' : undefined;
  }
}

/** Without a token nothing was sent. */
function outcomeOf(error: unknown): AttemptOutcome {
  return error instanceof NoToken ? { is: 'unreachable', code: error.code } : failureOfRequest(error);
}
