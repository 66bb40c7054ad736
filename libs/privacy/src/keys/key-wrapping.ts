import { open, seal } from '../cipher.js';
import { type Secrets } from '../secrets/secrets.js';

const IV_BYTES = 12;

/** A citizen's key as it lies in the database. */
export interface WrappedKey {
  readonly masterKeyId: string;
  readonly bytes: Buffer;
}

/** Wraps citizens' keys under the current master key, and unwraps them under the one they were wrapped by. */
export class KeyWrapping {
  constructor(private readonly secrets: Pick<Secrets, 'masterKeys' | 'currentMasterKey'>) {}

  get current(): string {
    return this.secrets.currentMasterKey;
  }

  wrap(citizenId: string, key: Buffer): WrappedKey {
    const masterKeyId = this.current;
    const { iv, ct } = seal(this.masterKey(masterKeyId), key, binding(citizenId, masterKeyId));
    return { masterKeyId, bytes: Buffer.concat([iv, ct]) };
  }

  /** @throws DoesNotOpen where the row was changed or stems from another citizen or installation */
  unwrap(citizenId: string, { masterKeyId, bytes }: WrappedKey): Buffer {
    const sealed = { iv: bytes.subarray(0, IV_BYTES), ct: bytes.subarray(IV_BYTES) };
    return open(this.masterKey(masterKeyId), sealed, binding(citizenId, masterKeyId), "a citizen's key");
  }

  private masterKey(id: string): Buffer {
    const key = this.secrets.masterKeys.get(id);
    if (!key) throw new Error(`master key ${id} is not configured`);
    return key;
  }
}

function binding(citizenId: string, masterKeyId: string): string {
  return `citizen-key|${masterKeyId}|${citizenId}`;
}
