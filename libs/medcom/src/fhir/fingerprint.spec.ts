import { describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '#medcom';
import { hospitalNotification } from '#testing/medcom/index.js';

/** The same content with every object's members the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, member]) => [name, reversed(member)]));
}

describe('the fingerprint of a message', () => {
  const message = hospitalNotification();

  it('is the same for the same content, however it is written', () => {
    const rewritten: unknown = JSON.parse(JSON.stringify(reversed(message), undefined, 4));
    expect(fingerprintOf(rewritten)).toBe(fingerprintOf(message));
  });

  it('is another for the same id with other content, and for another order of entries', () => {
    const moved = hospitalNotification({ start: '2026-11-02T09:16:00+01:00' });
    expect(moved.id).toBe(message.id);
    expect(fingerprintOf(moved)).not.toBe(fingerprintOf(message));
    expect(fingerprintOf({ ...message, entry: [...message.entry!].reverse() })).not.toBe(fingerprintOf(message));
  });

  it('is not made of what cannot be a message', () => {
    const endless: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    for (const other of [null, undefined, 'text', 7, endless]) expect(fingerprintOf(other)).toBeUndefined();
  });
});
