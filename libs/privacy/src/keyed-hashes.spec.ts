import { describe, expect, it } from '@jest/globals';
import { type MunicipalityCode } from '#kernel';
import { KeyedHashes } from './keyed-hashes.js';

const [kolding, vejen] = ['621', '575'] as MunicipalityCode[] as [MunicipalityCode, MunicipalityCode];
const cpr = '0101009999';
const hashes = new KeyedHashes({ identifierKey: Buffer.alloc(32, 1), fingerprintKey: Buffer.alloc(32, 2) });
const others = new KeyedHashes({ identifierKey: Buffer.alloc(32, 3), fingerprintKey: Buffer.alloc(32, 4) });

describe('keyed hashes', () => {
  it('finds the same identifier again, in the same municipality only', () => {
    expect(hashes.identifier(kolding, cpr)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes.identifier(kolding, cpr)).toBe(hashes.identifier(kolding, cpr));
    expect(hashes.identifier(vejen, cpr)).not.toBe(hashes.identifier(kolding, cpr));
  });

  it('cannot be made without the key', () => {
    expect(others.identifier(kolding, cpr)).not.toBe(hashes.identifier(kolding, cpr));
    expect(others.fingerprint({ a: 1 })).not.toBe(hashes.fingerprint({ a: 1 }));
  });

  it('takes requests that say the same for the same', () => {
    expect(hashes.fingerprint({ a: 1, b: { c: 2, d: undefined } })).toBe(hashes.fingerprint({ b: { c: 2 }, a: 1 }));
    expect(hashes.fingerprint({ a: 1 })).not.toBe(hashes.fingerprint({ a: '1' }));
  });
});
