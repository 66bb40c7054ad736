import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { KEY_BYTES } from '../cipher.js';

/** The installation's secrets. Whoever has them and the database can read everything: they are kept and backed up apart. */
export interface Secrets {
  /** Master keys by id; the current one wraps, all of them unwrap. */
  readonly masterKeys: ReadonlyMap<string, Buffer>;
  readonly currentMasterKey: string;
  /** Keys the hash that a CPR is found by. Never changed: every identifier would be lost. */
  readonly identifierKey: Buffer;
  /** Keys the hash that tells two requests apart. */
  readonly fingerprintKey: Buffer;
}

/** The spelling of {@link Secrets} in configuration and in the secrets file; keys are 32 bytes in base64. */
export interface SecretsText {
  /** `id:key`, the current one first, then by commas the former ones that have not been rotated out. */
  readonly masterKeys: string;
  readonly identifierKey: string;
  readonly fingerprintKey: string;
}

const key = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, { error: 'must be 32 bytes in base64' })
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === KEY_BYTES);

const masterKeys = z.string().transform((text, context) => {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(',')) {
    const [id, bytes, ...rest] = part.trim().split(':');
    const parsed = key.safeParse(bytes);
    if (!id || !/^[A-Za-z0-9._-]{1,40}$/.test(id) || !parsed.success || rest.length > 0 || keys.has(id)) {
      context.addIssue({ code: 'custom', message: 'must be id:key pairs with different ids, the key 32 bytes in base64' });
      return z.NEVER;
    }
    keys.set(id, parsed.data);
  }
  return keys;
});

const secretsSchema = z.strictObject({ masterKeys, identifierKey: key, fingerprintKey: key });

/** Secrets that cannot be used; says which member is wrong, never its value. */
export class BadSecrets extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'BadSecrets';
  }
}

/** Reads secrets from their text. @throws BadSecrets */
export function parseSecrets(text: unknown): Secrets {
  const parsed = secretsSchema.safeParse(text);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'secrets'}: ${issue.message}`);
    throw new BadSecrets(issues.join('; '));
  }
  const current = parsed.data.masterKeys.keys().next().value;
  if (current === undefined) throw new BadSecrets('masterKeys: at least one key is needed');
  return { ...parsed.data, currentMasterKey: current };
}

/** New random secrets, with one master key of the given id. */
export function newSecretsText(masterKeyId: string): SecretsText {
  const fresh = () => randomBytes(KEY_BYTES).toString('base64');
  return { masterKeys: `${masterKeyId}:${fresh()}`, identifierKey: fresh(), fingerprintKey: fresh() };
}
