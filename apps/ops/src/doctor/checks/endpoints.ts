import { type Credential, type Credentials, type EndpointSeen, lookAtEndpoint } from '#delivery/channels/index.js';
import { type Instant } from '#kernel';
import { type AgreementInForce } from '../agreements/agreement-in-force.js';
import { judgeEnd } from '../certificates/judge-end.js';
import { type Check } from '../check.js';
import { find } from '../find.js';
import { failed, type Finding, skipped, warning } from '../finding.js';
import { someAtATime } from '../some-at-a-time.js';

const AT_ONCE = 4;
/** How long connecting to one may take, in milliseconds, and how long all of it. */
const CONNECT_MS = 5_000;
const WITHIN_MS = 120_000;

/** Somewhere that messages, or questions for tokens, go to; the same host seen with another credential is another. */
export interface Endpoint {
  readonly url: string;
  /** Host and port: all of the address that may be shown. */
  readonly host: string;
  readonly credential: Credential | undefined;
}

/** Whether a message to each partner would find its way: through the guard, by name, and to whom the certificate names. */
export const endpointsCheck: Check = {
  name: 'endpoints',
  needs: 'installation',
  withinMs: WITHIN_MS,
  async look({ agreements, now, configuration: { channels, mode } }) {
    const endpoints = endpointsOf(await agreements(), channels.credentials);
    if (endpoints.length === 0) return [skipped('no agreement in force has one')];
    const found = await someAtATime(endpoints, AT_ONCE, (endpoint) =>
      find(async () => {
        const { certificate, authorities } = endpoint.credential ?? {};
        const tls = { ...certificate, ...(authorities === undefined ? {} : { ca: authorities }) };
        const seen = await lookAtEndpoint(endpoint.url, { allowed: channels.allowedEndpoints, plainLoopback: mode !== 'production', connectMs: CONNECT_MS, tls });
        return [judgeEndpoint(endpoint, seen, now)];
      }, 2 * CONNECT_MS),
    );
    return found.flat();
  },
};

/** Each endpoint once, however many agreements lead there. */
export function endpointsOf(inForce: readonly AgreementInForce[], credentials: Credentials): readonly Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  const add = (url: string, credential: Credential | undefined): void => {
    if (!URL.canParse(url)) return;
    const { origin, host } = new URL(url);
    endpoints.set(`${origin} ${credential?.name ?? ''}`, { url, host, credential });
  };
  for (const { terms: { direction, channel } } of inForce) {
    if (direction !== 'to-partner' || !('endpoint' in channel)) continue;
    const credential = channel.kind === 'fhir' && channel.credential !== undefined ? credentials.get(channel.credential) : undefined;
    add(channel.endpoint, credential);
    if (credential?.oauth2) add(credential.oauth2.tokenEndpoint, credential);
  }
  return [...endpoints.values()];
}

export function judgeEndpoint({ host }: Pick<Endpoint, 'host'>, seen: EndpointSeen, now: Instant): Finding {
  switch (seen.is) {
    case 'trusted':
      return judgeEnd(seen.until, now, { about: host, renew: 'tell the partner, whose certificate it is' });
    case 'plain':
      return warning('leads to this machine itself, unencrypted: for trying things out only', host);
    case 'unreachable':
      return failed(`${reasonOf(seen.code)}; advisories to it wait`, host);
  }
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^ENDPOINT_NOT_PUBLIC$/, 'leads to where messages must not go, a private address: revise the agreement, or name it in ALLOWED_PRIVATE_ENDPOINTS'],
  [/^(ENOTFOUND|EAI_.*)$/, 'its name does not resolve: ask the partner for its address, or look at the DNS of this machine'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has ended: tell the partner, who has to renew it'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate does not hold yet: tell the partner, or look at this machine’s clock'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another name: tell the partner, or revise the agreement'],
  [/^(CERT_SIGNATURE_FAILURE|(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_).*)$/, 'its certificate comes from nobody who is trusted here: ask the partner for the whole chain, or name its authority in PARTNER_CREDENTIALS'],
  [/^ECONNREFUSED$/, 'nobody listens there: tell the partner, or revise the agreement'],
  [/^(TIMEOUT|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'nobody answers there in time: ask the partner whether we are let in, or look at the firewall'],
];

function reasonOf(code: string): string {
  return reasons.find(([pattern]) => pattern.test(code))?.[1] ?? `no connection can be made (${code}): ask the partner what its server says`;
}
