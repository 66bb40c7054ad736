import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Pool } from 'pg';
import { BadSecrets, type Secrets } from './secrets.js';

/**
 * Holds the secrets against the database, so that a service started with another installation's secrets says so at once
 * instead of finding nobody. The first start notes a digest of each secret; master keys are noted by id.
 * @throws BadSecrets naming the secret that is not the one the data was written with
 */
export async function checkSecrets(pool: Pool, secrets: Secrets): Promise<void> {
  const digests = digestsOf(secrets);
  await pool.query(
    `insert into privacy.secret_checks (name, digest)
     select * from unnest($1::text[], $2::bytea[]) on conflict (name) do nothing`,
    [[...digests.keys()], [...digests.values()]],
  );
  await compareSecrets(pool, secrets);
}

/**
 * Holds the secrets against what an earlier start noted of them, and notes nothing.
 * @throws BadSecrets naming the secret that is not the one the data was written with
 */
export async function compareSecrets(pool: Pick<Pool, 'query'>, secrets: Secrets): Promise<void> {
  const digests = digestsOf(secrets);
  const { rows } = await pool.query<{ name: string; digest: Buffer }>(
    'select name, digest from privacy.secret_checks where name = any($1)',
    [[...digests.keys()]],
  );
  const other = rows.filter((row) => !timingSafeEqual(row.digest, digests.get(row.name)!)).map((row) => row.name);
  if (other.length > 0) throw new BadSecrets(`not the secrets this database was written with: ${other.join(', ')}`);
  await checkWrapping(pool, secrets);
}

async function checkWrapping(pool: Pick<Pool, 'query'>, secrets: Secrets): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    'select distinct master_key_id as id from privacy.citizen_keys where master_key_id <> all($1)',
    [[...secrets.masterKeys.keys()]],
  );
  if (rows.length > 0) throw new BadSecrets(`citizens' keys are wrapped by master keys not given: ${rows.map((row) => row.id).join(', ')}`);
}

/** By the name that each secret is noted under. */
function digestsOf({ identifierKey, fingerprintKey, masterKeys }: Secrets): ReadonlyMap<string, Buffer> {
  return new Map([
    ['identifier-key', digest(identifierKey)],
    ['fingerprint-key', digest(fingerprintKey)],
    ...[...masterKeys].map(([id, key]) => [`master-key ${id}`, digest(key)] as const),
  ]);
}

function digest(key: Buffer): Buffer {
  return createHmac('sha256', key).update('borgerforloeb secret check').digest();
}
