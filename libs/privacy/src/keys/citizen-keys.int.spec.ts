import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId, erased, type Uuid } from '#kernel';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { freshDatabase, type FreshDatabase } from '#testing';
import { DoesNotOpen } from '../cipher.js';
import { privacyMigrations } from '../migrations.js';
import { PersonalSeal } from '../personal/personal-seal.js';
import { checkSecrets, compareSecrets } from '../secrets/check-secrets.js';
import { BadSecrets, newSecretsText, parseSecrets } from '../secrets/secrets.js';
import { CitizenErased, CitizenKeys } from './citizen-keys.js';

let database: FreshDatabase;
const former = newSecretsText('former');
const secrets = parseSecrets(former);
let citizens = 0;
const newCitizen = (): Uuid => derivedId('citizen', String(citizens++));

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(database.pool, privacyMigrations);
});
afterAll(() => database.drop());

/** Another process: the same table and secrets, and a memory of its own. */
const processWith = (given = secrets, monotonicMs?: () => number) =>
  new CitizenKeys(database.pool, given, { cacheMs: 5_000, ...(monotonicMs ? { monotonicMs } : {}) });

describe("citizens' keys", () => {
  it('gives every process the same key, whoever asks first', async () => {
    const citizen = newCitizen();
    const keys = await Promise.all(Array.from({ length: 6 }, () => processWith().keyFor(citizen)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
  });

  it('keeps no key in clear', async () => {
    const citizen = newCitizen();
    const key = await processWith().keyFor(citizen);
    const { rows } = await database.pool.query<{ wrapped_key: Buffer }>(
      'select wrapped_key from privacy.citizen_keys where citizen_id = $1',
      [citizen],
    );
    expect(rows[0]!.wrapped_key.includes(key)).toBe(false);
  });

  it('does not unwrap a row that was moved to another citizen', async () => {
    const [one, other] = [newCitizen(), newCitizen()];
    await processWith().keyFor(one);
    await database.pool.query(
      `insert into privacy.citizen_keys (citizen_id, wrapped_key, master_key_id)
       select $2, wrapped_key, master_key_id from privacy.citizen_keys where citizen_id = $1`,
      [one, other],
    );
    await expect(processWith().find([other])).rejects.toThrow(DoesNotOpen);
    await database.pool.query('delete from privacy.citizen_keys where citizen_id = $1', [other]);
  });

  it('P26: a destroyed key is gone from the table and is never made again', async () => {
    const citizen = newCitizen();
    const keys = processWith();
    const seal = new PersonalSeal(keys);
    const event = { eventId: derivedId('event'), type: 'CitizenRegistered' };
    const [part] = await seal.seal(citizen, [{ ...event, personal: { name: 'Testborger Eksempel' } }]);
    await keys.destroy(citizen);
    expect(await seal.open([{ ...event, part }])).toEqual([erased]);
    expect(await new PersonalSeal(processWith()).open([{ ...event, part }])).toEqual([erased]);
    await expect(processWith().keyFor(citizen)).rejects.toThrow(CitizenErased);
    const { rows } = await database.pool.query<{ wrapped_key: unknown; gone: boolean }>(
      'select wrapped_key, destroyed_at is not null as gone from privacy.citizen_keys where citizen_id = $1',
      [citizen],
    );
    expect(rows).toEqual([{ wrapped_key: null, gone: true }]);
  });

  it('can be destroyed before it was ever made, and twice', async () => {
    const citizen = newCitizen();
    await processWith().destroy(citizen);
    await processWith().destroy(citizen);
    await expect(processWith().keyFor(citizen)).rejects.toThrow(CitizenErased);
  });

  it('is forgotten by other processes when its short life in memory is over', async () => {
    const citizen = newCitizen();
    let now = 0;
    const other = processWith(secrets, () => now);
    await other.keyFor(citizen);
    await processWith().destroy(citizen);
    now = 4_999;
    expect(await other.keyFor(citizen)).toHaveLength(32);
    now = 5_000;
    await expect(other.keyFor(citizen)).rejects.toThrow(CitizenErased);
  });

  it('asks the database once for many citizens, and not again for those it remembers', async () => {
    const all = Array.from({ length: 20 }, newCitizen);
    await Promise.all(all.map((citizen) => processWith().keyFor(citizen)));
    let asked = 0;
    const counting = {
      query: (...query: unknown[]) => (asked++, (database.pool.query as (...q: unknown[]) => unknown)(...query)),
    } as unknown as typeof database.pool;
    const keys = new CitizenKeys({ query: counting.query.bind(database.pool) }, secrets);
    expect((await keys.find([...all, newCitizen()])).size).toBe(20);
    expect((await keys.find(all)).size).toBe(20);
    expect(asked).toBe(1);
  });

  it('is read on after a change of the master key, and rewrapped until the former is needed no more', async () => {
    const citizen = newCitizen();
    const key = await processWith().keyFor(citizen);
    const next = newSecretsText('next');
    const both = parseSecrets({ ...former, masterKeys: `${next.masterKeys},${former.masterKeys}` });
    const alone = parseSecrets({ ...former, masterKeys: next.masterKeys });
    await expect(checkSecrets(database.pool, alone)).rejects.toThrow('former');
    expect(await processWith(both).keyFor(citizen)).toEqual(key);
    const keys = processWith(both);
    let rewrapped = 0;
    for (let some = await keys.rewrap(7); some > 0; some = await keys.rewrap(7)) rewrapped += some;
    expect(rewrapped).toBeGreaterThan(0);
    await checkSecrets(database.pool, alone);
    expect(await processWith(alone).keyFor(citizen)).toEqual(key);
  });
});

describe('the check of secrets', () => {
  it('tries a key under every master key that is in use, and no others', async () => {
    const own = await freshDatabase();
    try {
      await migrate(own.pool, privacyMigrations);
      const next = newSecretsText('next');
      const both = parseSecrets({ ...former, masterKeys: `${next.masterKeys},${former.masterKeys}` });
      expect(await new CitizenKeys(own.pool, both).openSamples()).toBe(0);
      await new CitizenKeys(own.pool, secrets).keyFor(newCitizen());
      await new CitizenKeys(own.pool, both).keyFor(newCitizen());
      await new CitizenKeys(own.pool, both).destroy(newCitizen());
      expect(await new CitizenKeys(own.pool, both).openSamples()).toBe(2);
      const wrong = parseSecrets({ ...former, masterKeys: `${newSecretsText('next').masterKeys},${former.masterKeys}` });
      await expect(new CitizenKeys(own.pool, wrong).openSamples()).rejects.toThrow(DoesNotOpen);
    } finally {
      await own.drop();
    }
  });

  it('holds secrets against what was noted without noting anything', async () => {
    const own = await freshDatabase();
    try {
      await migrate(own.pool, privacyMigrations);
      const noted = async () => (await own.pool.query('select from privacy.secret_checks')).rowCount;
      await compareSecrets(own.pool, secrets);
      expect(await noted()).toBe(0);
      await checkSecrets(own.pool, secrets);
      await compareSecrets(own.pool, secrets);
      await expect(compareSecrets(own.pool, parseSecrets(newSecretsText('former')))).rejects.toThrow('identifier-key');
      expect(await noted()).toBe(3);
    } finally {
      await own.drop();
    }
  });

  it("refuses another installation's secrets, by name", async () => {
    const own = await freshDatabase();
    try {
      await migrate(own.pool, privacyMigrations);
      await checkSecrets(own.pool, secrets);
      await checkSecrets(own.pool, secrets);
      const others = parseSecrets({ ...former, identifierKey: newSecretsText('x').identifierKey });
      await expect(checkSecrets(own.pool, others)).rejects.toThrow(BadSecrets);
      await expect(checkSecrets(own.pool, others)).rejects.toThrow('identifier-key');
    } finally {
      await own.drop();
    }
  });
});
