import { describe, expect, it } from '@jest/globals';
import { type MunicipalityCode } from '#kernel';
import { webhookSecret } from './webhook-secret.js';

const key = Buffer.alloc(32, 7);
const kolding = '621' as MunicipalityCode;

describe('a signing secret', () => {
  it('is 32 bytes as Standard Webhooks writes them', () => {
    const secret = webhookSecret(key, kolding, 'region-eksempel', 1);
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  });

  it('comes out the same again, and another for another municipality, partner, generation or installation', () => {
    const all = [
      webhookSecret(key, kolding, 'region-eksempel', 1),
      webhookSecret(key, kolding, 'region-eksempel', 2),
      webhookSecret(key, kolding, 'region-eksempe', 11),
      webhookSecret(key, kolding, 'anden-region', 1),
      webhookSecret(key, '630' as MunicipalityCode, 'region-eksempel', 1),
      webhookSecret(Buffer.alloc(32, 8), kolding, 'region-eksempel', 1),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(webhookSecret(key, kolding, 'region-eksempel', 1)).toBe(all[0]);
  });
});
