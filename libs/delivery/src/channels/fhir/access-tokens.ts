import { endpointFault } from '#domain';
import { type Clock, millisOf } from '#kernel';
import { type Dispatcher } from 'undici';
import { z } from 'zod';
import { codeOf } from '../http/failure-of-request.js';
import { post, type Reply } from '../http/post.js';
import { unless } from '../http/within.js';
import { type OAuth2Client } from './credential.js';

/** No token was to be had; `code` is a machine word. */
export class NoToken extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'NoToken';
  }
}

export interface TokenOptions {
  readonly clock: Clock;
  /** How long asking for one may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
}

/** Most of an answer that is read, in bytes. */
const MAX_BYTES = 65_536;
/** A token is not used any more so long before it ends, in milliseconds; a short-lived one a tenth of its life before. */
const MARGIN_MS = 60_000;
/** What is believed of a token that does not say how long it lasts, in milliseconds. */
const USUAL_LIFE_MS = 300_000;

const tokenSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,16384}$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().max(31_536_000).optional(),
});

interface Held {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Tokens for one client, asked for when there is none and kept until shortly before they end. Who asks meanwhile waits for the same one. */
export class AccessTokens {
  private held: Held | undefined;
  private asking: Promise<string> | undefined;

  constructor(
    private readonly client: OAuth2Client,
    private readonly through: () => Dispatcher,
    private readonly options: TokenOptions,
  ) {}

  /** @throws NoToken; the signal's reason when that says stop */
  async get(signal: AbortSignal): Promise<string> {
    if (this.held && millisOf(this.options.clock.now()) < this.held.until) return this.held.token;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return unless(signal, this.asking);
  }

  /** The partner does not take a token: it is not given out again. Another that came meanwhile stays. */
  spoiled(token: string): void {
    if (this.held?.token === token) this.held = undefined;
  }

  private async ask(): Promise<string> {
    const { tokenEndpoint: url, clientId, clientSecret, scope } = this.client;
    if (endpointFault(url)) throw new NoToken('TOKEN_ENDPOINT');
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`,
    };
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }).toString();
    const signal = AbortSignal.timeout(this.options.timeoutMs ?? 10_000);
    let reply: Reply;
    try {
      reply = await post({ through: this.through(), url, headers, body, signal, maxAnswerBytes: MAX_BYTES });
    } catch (error) {
      throw new NoToken(`TOKEN_${codeOf(error)}`.slice(0, 64));
    }
    return this.keep(reply);
  }

  private keep({ status, answer }: Reply): string {
    if (status !== 200) throw new NoToken(`TOKEN_${status}`);
    const parsed = tokenSchema.safeParse(jsonOf(answer?.body ?? ''));
    if (!parsed.success) throw new NoToken('TOKEN_UNUSABLE');
    const { access_token: token, expires_in: seconds } = parsed.data;
    const life = seconds === undefined ? USUAL_LIFE_MS : seconds * 1000;
    this.held = { token, until: millisOf(this.options.clock.now()) + life - Math.min(MARGIN_MS, life / 10) };
    return token;
  }
}

/** As RFC 6749 (2.3.1) has it: the parts of the basic header are form-encoded first. */
function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
