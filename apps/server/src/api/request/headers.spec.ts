import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform';
import { idempotencyKey, ifMatch, preferredWait } from './headers.js';

describe('Idempotency-Key', () => {
  it('is taken as it stands', () => expect(idempotencyKey({ 'idempotency-key': '"8e03978e-40d5"' })).toBe('"8e03978e-40d5"'));
  it('may be absent', () => expect(idempotencyKey({})).toBeUndefined());
  it.each(['', ' ', 'a b', 'ø', 'x'.repeat(201), ['a', 'b'] as unknown as string])('is refused: %p', (key) =>
    expect(() => idempotencyKey({ 'idempotency-key': key })).toThrow(Problem));
});

describe('If-Match', () => {
  it('names a version', () => expect(ifMatch({ 'if-match': '"17"' })).toBe(17));
  it.each([{}, { 'if-match': '*' }])('says nothing: %p', (headers) => expect(ifMatch(headers)).toBeUndefined());
  it.each(['17', 'W/"17"', '"17", "18"', '"-1"', '"x"', '""', '"99999999999"'])('is refused: %s', (tag) => expect(() => ifMatch({ 'if-match': tag })).toThrow(Problem));
});

describe('Prefer', () => {
  it.each([
    ['wait', 10_000],
    ['wait=3', 3_000],
    ['WAIT=0', 0],
    ['respond-async, wait=5', 5_000],
    ['handling=strict; wait=5', 5_000],
    ['wait=9999', 30_000],
  ])('%s asks to wait', (prefer, ms) => expect(preferredWait({ prefer })).toBe(ms));
  it.each([undefined, '', 'return=minimal', 'wait=soon', 'awaits'])('%p does not', (prefer) => expect(preferredWait({ prefer })).toBeUndefined());
});
