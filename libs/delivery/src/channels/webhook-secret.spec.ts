import { describe, expect, it } from '@jest/globals';
import { webhookSecret } from './webhook-secret.js';

const key = Buffer.alloc(32, 7);

describe('a signing secret', () => {
  it('is 32 bytes as Standard Webhooks writes them', () => {
    const secret = webhookSecret(key, 'region-eksempel', 1);
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  });

  it('comes out the same again, and another for another partner, generation or installation', () => {
    const all = [
      webhookSecret(key, 'region-eksempel', 1),
      webhookSecret(key, 'region-eksempel', 2),
      webhookSecret(key, 'region-eksempe', 11),
      webhookSecret(key, 'anden-region', 1),
      webhookSecret(Buffer.alloc(32, 8), 'region-eksempel', 1),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(webhookSecret(key, 'region-eksempel', 1)).toBe(all[0]);
  });
});
