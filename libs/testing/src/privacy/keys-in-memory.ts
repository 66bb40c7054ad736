import { type Uuid } from '#kernel';
import { CitizenErased, type CitizenKeySource, type KnownKey } from '#privacy';

/** Citizens' keys without a database. */
export class KeysInMemory implements CitizenKeySource {
  readonly keys = new Map<Uuid, KnownKey>();
  lookUps = 0;

  keyFor(citizenId: Uuid): Promise<Buffer> {
    const key = this.keys.get(citizenId) ?? Buffer.alloc(32, this.keys.size + 1);
    if (key === 'destroyed') return Promise.reject(new CitizenErased());
    this.keys.set(citizenId, key);
    return Promise.resolve(key);
  }

  find(citizenIds: Iterable<Uuid>): Promise<ReadonlyMap<Uuid, KnownKey>> {
    this.lookUps++;
    const asked = new Set(citizenIds);
    return Promise.resolve(new Map([...this.keys].filter(([id]) => asked.has(id))));
  }
}
