import { type AttemptOutcome } from '../channel.js';

/** Nothing of the request can have reached the partner: no address, no connection, no trust in who answered. */
const nothingSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ENDPOINT_NOT_PUBLIC|ERR_TLS_|ERR_SSL_|EPROTO|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** What a request without an answer came to. Anything not known to have failed before it was sent may have arrived. */
export function failureOfRequest(error: unknown): AttemptOutcome {
  const code = codeOf(error);
  return nothingSent.test(code) ? { is: 'unreachable', code } : { is: 'unknown', code };
}

/** The error's or its cause's code: a machine word, never a message. */
export function codeOf(error: unknown): string {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    if ('name' in at && (at.name === 'TimeoutError' || at.name === 'AbortError')) return at.name === 'TimeoutError' ? 'TIMEOUT' : 'STOPPED';
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(at.code)) return at.code;
    at = 'cause' in at ? at.cause : undefined;
  }
  return 'UNKNOWN';
}
