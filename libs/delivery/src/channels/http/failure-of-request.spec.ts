import { describe, expect, it } from '@jest/globals';
import { failureOfRequest } from './failure-of-request.js';

/** As fetch wraps what happened below it. */
const wrapped = (code: string): Error => new TypeError('fetch failed', { cause: Object.assign(new Error('planted'), { code }) });

describe('failureOfRequest', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENDPOINT_NOT_PUBLIC', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'])(
    'knows that nothing was sent after %s',
    (code) => {
      expect(failureOfRequest(wrapped(code))).toEqual({ is: 'unreachable', code });
    },
  );

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'SOMETHING_NEW'])('claims nothing after %s', (code) => {
    expect(failureOfRequest(wrapped(code))).toEqual({ is: 'unknown', code });
  });

  it.each([undefined, 'words', new Error('with words'), wrapped('words with Navn Eksempel')])('passes on no words (%#)', (error) => {
    expect(failureOfRequest(error)).toEqual({ is: 'unknown', code: 'UNKNOWN' });
  });
});
