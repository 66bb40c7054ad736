import { hkdfSync } from 'node:crypto';
import { type MunicipalityCode } from '#kernel';

/** A signing secret's length, in bytes. */
const SECRET_BYTES = 32;

/**
 * The secret that a municipality's messages to a partner are signed with, as Standard Webhooks writes it (`whsec_…`). It is derived from the
 * installation's key (HKDF-SHA-256, RFC 5869), so it stands nowhere, and another generation is another secret.
 */
export function webhookSecret(key: Buffer, municipality: MunicipalityCode, partnerId: string, generation: number): string {
  const info = `webhook signing:${municipality}:${partnerId.length}:${partnerId}:${generation}`;
  return `whsec_${Buffer.from(hkdfSync('sha256', key, '', info, SECRET_BYTES)).toString('base64')}`;
}
