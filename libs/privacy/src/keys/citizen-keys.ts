import { randomBytes } from 'node:crypto';
import { type Pool } from 'pg';
import { type Uuid } from '#kernel';
import { KEY_BYTES } from '../cipher.js';
import { type Secrets } from '../secrets/secrets.js';
import { Gathered } from './gathered.js';
import { KeyCache, type KnownKey } from './key-cache.js';
import { KeyWrapping } from './key-wrapping.js';

/** The citizen's key has been destroyed: nothing more can be written about the person. */
export class CitizenErased extends Error {
  constructor() {
    super("the citizen's key has been destroyed");
    this.name = 'CitizenErased';
  }
}

/** How keys are found: all that sealing and opening need. Destroyed keys come as such, unknown citizens not at all. */
export interface CitizenKeySource {
  /** The citizen's key, made at the first asking. @throws CitizenErased */
  keyFor(citizenId: Uuid): Promise<Buffer>;
  find(citizenIds: Iterable<Uuid>): Promise<ReadonlyMap<Uuid, KnownKey>>;
}

export interface CitizenKeysOptions {
  /** How many keys are kept unwrapped in memory; 10,000 by default. */
  readonly cacheSize?: number;
  /** For how long, in milliseconds; 5,000 by default. Another process can read on for so long after a key was destroyed. */
  readonly cacheMs?: number;
  /** A clock that only runs forward, in milliseconds. */
  readonly monotonicMs?: () => number;
}

interface Row {
  readonly citizen_id: Uuid;
  readonly wrapped_key: Buffer | null;
  readonly master_key_id: string | null;
}

/** One AES-256 key a citizen, wrapped by the master key, in `privacy.citizen_keys`. */
export class CitizenKeys implements CitizenKeySource {
  private readonly cache: KeyCache;
  private readonly wrapping: KeyWrapping;
  private readonly created = new Gathered((citizenIds: readonly Uuid[]) => this.createAll(citizenIds));
  private readonly lookedUp = new Gathered((citizenIds: readonly Uuid[]) => this.lookUp(citizenIds));

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    secrets: Pick<Secrets, 'masterKeys' | 'currentMasterKey'>,
    options: CitizenKeysOptions = {},
  ) {
    this.wrapping = new KeyWrapping(secrets);
    this.cache = new KeyCache(
      options.cacheSize ?? 10_000,
      options.cacheMs ?? 5_000,
      options.monotonicMs ?? (() => performance.now()),
    );
  }

  async keyFor(citizenId: Uuid): Promise<Buffer> {
    const known = (await this.find([citizenId])).get(citizenId) ?? (await this.create(citizenId));
    if (known === 'destroyed') throw new CitizenErased();
    return known;
  }

  async find(citizenIds: Iterable<Uuid>): Promise<ReadonlyMap<Uuid, KnownKey>> {
    const found = new Map<Uuid, KnownKey>();
    const asked: Uuid[] = [];
    for (const citizenId of new Set(citizenIds)) {
      const cached = this.cache.get(citizenId);
      if (cached === undefined) asked.push(citizenId);
      else found.set(citizenId, cached);
    }
    await Promise.all(
      asked.map(async (citizenId) => {
        const key = (await this.lookedUp.with(citizenId)).get(citizenId);
        if (key !== undefined) found.set(citizenId, key);
      }),
    );
    return found;
  }

  /**
   * Destroys the citizen's key for ever; also one that was never made. What it sealed stays as a skeleton. Other
   * processes notice within `cacheMs`; backups of the table hold the wrapped key until they expire.
   */
  async destroy(citizenId: Uuid): Promise<void> {
    await this.pool.query(
      `insert into privacy.citizen_keys (citizen_id, destroyed_at) values ($1, now())
       on conflict (citizen_id) do update set wrapped_key = null, master_key_id = null, destroyed_at = now()
       where citizen_keys.destroyed_at is null`,
      [citizenId],
    );
    this.cache.set(citizenId, 'destroyed');
  }

  /** Wraps keys that lie under a former master key under the current one; gives how many. Zero means that none is left. */
  async rewrap(limit = 1_000): Promise<number> {
    const { rows } = await this.pool.query<Row>(
      `select citizen_id, wrapped_key, master_key_id from privacy.citizen_keys
       where master_key_id <> $1 order by citizen_id limit $2`,
      [this.wrapping.current, limit],
    );
    const wrapped = rows.map((row) => ({ row, now: this.wrapping.wrap(row.citizen_id, this.unwrapped(row)) }));
    // A key destroyed meanwhile has no wrapped key to compare with, and stays destroyed.
    const { rowCount } = await this.pool.query(
      `update privacy.citizen_keys as k set wrapped_key = n.wrapped, master_key_id = $4
       from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as n (id, former, wrapped)
       where k.citizen_id = n.id and k.wrapped_key = n.former`,
      [wrapped.map(({ row }) => row.citizen_id), rows.map((row) => row.wrapped_key), wrapped.map(({ now }) => now.bytes), this.wrapping.current],
    );
    return rowCount ?? 0;
  }

  /**
   * Opens one citizen's key under each master key that any lies under, to see that they open.
   * @returns how many were opened: none where no citizen has a key yet
   * @throws DoesNotOpen, or Error naming a master key that is not given
   */
  async openSamples(): Promise<number> {
    const { rows } = await this.pool.query<Row>(
      `select k.citizen_id, k.wrapped_key, k.master_key_id
       from (select distinct master_key_id from privacy.citizen_keys where master_key_id is not null) m
       cross join lateral (
         select * from privacy.citizen_keys c where c.master_key_id = m.master_key_id limit 1
       ) k`,
    );
    for (const row of rows) this.unwrapped(row);
    return rows.length;
  }

  private async lookUp(citizenIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, KnownKey>> {
    const { rows } = await this.pool.query<Row>(
      'select citizen_id, wrapped_key, master_key_id from privacy.citizen_keys where citizen_id = any($1::uuid[])',
      [citizenIds],
    );
    const found = new Map<Uuid, KnownKey>();
    for (const row of rows) {
      const key = this.read(row);
      this.cache.set(row.citizen_id, key);
      found.set(row.citizen_id, key);
    }
    return found;
  }

  private async create(citizenId: Uuid): Promise<KnownKey> {
    const key = (await this.created.with(citizenId)).get(citizenId);
    if (!key) throw new Error("a citizen's key vanished while it was being made");
    return key;
  }

  /** Makes keys where there are none. Another process may have been first; what stands in the table is the key. */
  private async createAll(citizenIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, KnownKey>> {
    const wrapped = citizenIds.map((citizenId) => this.wrapping.wrap(citizenId, randomBytes(KEY_BYTES)));
    await this.pool.query(
      `insert into privacy.citizen_keys (citizen_id, wrapped_key, master_key_id)
       select * from unnest($1::uuid[], $2::bytea[], $3::text[]) order by 1 on conflict (citizen_id) do nothing`,
      [citizenIds, wrapped.map(({ bytes }) => bytes), wrapped.map(({ masterKeyId }) => masterKeyId)],
    );
    return this.find(citizenIds);
  }

  private read(row: Row): KnownKey {
    return row.wrapped_key === null ? 'destroyed' : this.unwrapped(row);
  }

  private unwrapped({ citizen_id, wrapped_key, master_key_id }: Row): Buffer {
    if (wrapped_key === null || master_key_id === null) throw new CitizenErased();
    return this.wrapping.unwrap(citizen_id, { bytes: wrapped_key, masterKeyId: master_key_id });
  }
}
