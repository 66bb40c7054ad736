import { createHmac } from 'node:crypto';
import { canonicalJson, type Json } from '#kernel';
import { type Secrets } from './secrets/secrets.js';

/**
 * Hashes that only this installation can make. There are few enough CPRs to try them all, so a plain hash would hide
 * nothing; what hides them is the key.
 */
export class KeyedHashes {
  constructor(private readonly secrets: Pick<Secrets, 'identifierKey' | 'fingerprintKey'>) {}

  /**
   * What a person is found by without the CPR being written down: HMAC-SHA-256 in hex, the same in all municipalities of
   * the installation, since a person is one, whoever has the case. `cpr` is its ten digits; the id of the stream
   * `identifier-HASH`.
   */
  identifier(cpr: string): string {
    return createHmac('sha256', this.secrets.identifierKey).update(`cpr:${cpr}`, 'utf8').digest('hex');
  }

  /** Tells whether two requests ask for the same, without keeping what they ask: HMAC-SHA-256 of the canonical JSON, in hex. */
  fingerprint(request: Json): string {
    return createHmac('sha256', this.secrets.fingerprintKey).update(canonicalJson(request), 'utf8').digest('hex');
  }
}
