import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bytes in a key of AES-256 and of the keyed hashes. */
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What was encrypted does not open: another key, another binding, or changed bytes. Says nothing of the content. */
export class DoesNotOpen extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what} cannot be opened`, options);
    this.name = 'DoesNotOpen';
  }
}

/** Cipher text with its authentication tag behind it, and the value it was made unlike all others with. */
export interface Sealed {
  readonly iv: Buffer;
  readonly ct: Buffer;
}

/**
 * Encrypts with AES-256-GCM under a random 96-bit initialisation vector. The binding is authenticated and not stored:
 * who opens must say it again. One key may seal some 2^32 values, far beyond one citizen's events.
 */
export function seal(key: Buffer, plain: Buffer, binding: string): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(binding, 'utf8'));
  return { iv, ct: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** Decrypts what {@link seal} made. @throws DoesNotOpen */
export function open(key: Buffer, { iv, ct }: Sealed, binding: string, what: string): Buffer {
  try {
    const body = ct.subarray(0, ct.length - TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(binding, 'utf8'));
    decipher.setAuthTag(ct.subarray(ct.length - TAG_BYTES));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (error) {
    throw new DoesNotOpen(what, { cause: error });
  }
}
