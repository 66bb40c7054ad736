import { describe, expect, it } from '@jest/globals';
import { KeyedHashes } from './keyed-hashes.js';

const [cpr, other] = ['0101009999', '0101009998'];
const hashes = new KeyedHashes({ identifierKey: Buffer.alloc(32, 1), fingerprintKey: Buffer.alloc(32, 2) });
const others = new KeyedHashes({ identifierKey: Buffer.alloc(32, 3), fingerprintKey: Buffer.alloc(32, 4) });

describe('keyed hashes', () => {
  it('finds the same identifier again, and no other', () => {
    expect(hashes.identifier(cpr)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes.identifier(cpr)).toBe(hashes.identifier(cpr));
    expect(hashes.identifier(other)).not.toBe(hashes.identifier(cpr));
  });

  it('cannot be made without the key', () => {
    expect(others.identifier(cpr)).not.toBe(hashes.identifier(cpr));
    expect(others.fingerprint({ a: 1 })).not.toBe(hashes.fingerprint({ a: 1 }));
  });

  it('takes requests that say the same for the same', () => {
    expect(hashes.fingerprint({ a: 1, b: { c: 2, d: undefined } })).toBe(hashes.fingerprint({ b: { c: 2 }, a: 1 }));
    expect(hashes.fingerprint({ a: 1 })).not.toBe(hashes.fingerprint({ a: '1' }));
  });
});
