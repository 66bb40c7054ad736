import { type AttemptOutcome } from '../channel.js';
import { codeOf } from '../http/failure-of-request.js';

/**
 * What a letter that was not handed over came to. A mail server that refuses the receiver or the letter has spoken (RFC 5321: 4xx for
 * now, 5xx for good); one that refuses us has not heard of it. Once the letter itself has begun to go out, silence says nothing.
 * @param error what the connection says
 * @param begun whether the letter itself had begun to go out
 */
export function outcomeOfSmtp(error: unknown, begun: boolean): AttemptOutcome {
  const { command, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as { readonly command?: unknown; readonly responseCode?: unknown };
  if (typeof responseCode === 'number' && responseCode >= 400 && responseCode < 600) {
    const code = `SMTP_${responseCode}`;
    if (command !== 'RCPT TO' && command !== 'DATA') return { is: 'unreachable', code };
    return responseCode < 500 ? { is: 'put-off', code } : { is: 'rejected', code };
  }
  return { is: begun ? 'unknown' : 'unreachable', code: codeOf(error) };
}
