import { describe, expect, it } from '@jest/globals';
import { verdictOf } from './verdict.js';

const now = Date.parse('2026-11-02T08:00:00.000Z');
const verdict = (status: number, retryAfter?: string) => verdictOf(status, retryAfter, now);

describe('what a status says of a message', () => {
  it.each([200, 201, 202, 204, 299])('%i: the partner has it', (status) => expect(verdict(status)).toEqual({ is: 'delivered' }));
  it.each([300, 301, 307, 400, 401, 403, 404, 409, 410, 413, 422, 451])('%i: it will not be taken', (status) =>
    expect(verdict(status, '5')).toEqual({ is: 'rejected', code: String(status) }));
  it.each([408, 425, 429, 500, 502, 503, 504, 599])('%i: later', (status) => expect(verdict(status)).toEqual({ is: 'put-off', code: String(status) }));

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 02 Nov 2026 08:01:00 GMT', 60_000],
    ['Mon, 02 Nov 2026 07:00:00 GMT', 0],
    ['999999999', 6 * 3_600_000],
    ['Mon, 02 Nov 2099 08:01:00 GMT', 6 * 3_600_000],
  ])('waits as Retry-After %p says, and no longer than is reasonable', (retryAfter, afterMs) =>
    expect(verdict(503, retryAfter)).toEqual({ is: 'put-off', code: '503', afterMs }));
  it.each(['soon', '', '-5'])('makes nothing of Retry-After %p', (retryAfter) => {
    const { afterMs = 0 } = verdict(429, retryAfter) as { afterMs?: number };
    expect(afterMs).toBe(0);
  });
});
