import { type Uuid } from '#kernel';

/** What is known of a citizen's key. */
export type KnownKey = Buffer | 'destroyed';

interface Entry {
  readonly key: KnownKey;
  readonly until: number;
}

/** Keeps a few unwrapped keys for a few seconds, the least recently used leaving first. */
export class KeyCache {
  private readonly entries = new Map<Uuid, Entry>();

  constructor(
    private readonly size: number,
    private readonly lifeMs: number,
    private readonly monotonicMs: () => number,
  ) {}

  get(citizenId: Uuid): KnownKey | undefined {
    const entry = this.entries.get(citizenId);
    if (!entry) return undefined;
    this.entries.delete(citizenId);
    if (entry.until <= this.monotonicMs()) return undefined;
    this.entries.set(citizenId, entry);
    return entry.key;
  }

  set(citizenId: Uuid, key: KnownKey): void {
    // A row read before the key was destroyed may arrive after.
    if (this.entries.get(citizenId)?.key === 'destroyed') return;
    this.entries.delete(citizenId);
    this.entries.set(citizenId, { key, until: this.monotonicMs() + this.lifeMs });
    if (this.entries.size <= this.size) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
