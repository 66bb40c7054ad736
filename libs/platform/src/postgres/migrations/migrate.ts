import type pg from 'pg';
import { checksum, type Migration } from './migration.js';

/** A migration could not be applied, or is not the one that was applied under its id. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  constructor(
    readonly migrationId: string,
    what: string,
    options?: ErrorOptions,
  ) {
    super(`Migration ${migrationId} ${what}`, options);
  }
}

/** An arbitrary number that means "migrating" among the advisory locks of a database. */
const lockKey = '7246033581094417';

const createTable = `
  create table if not exists schema_migrations (
    id text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`;

/**
 * Brings a database's schema up to date: applies, in the given order, the migrations that `schema_migrations` does not
 * list yet, each in a transaction of its own. Any number of processes may do it at once; each migration is applied once,
 * and all of them return when all is applied. Migrations listed in the table and not given are another lib's.
 *
 * The lock belongs to each transaction, so it holds behind a transaction-pooling proxy too. Statements that refuse to run
 * inside a transaction (`create index concurrently`) cannot be migrations.
 *
 * @returns the ids that this call applied
 * @throws MigrationFailed; what was applied before it stays
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<{ applied: string[] }> {
  refuseDuplicates(migrations);
  const client = await pool.connect();
  try {
    await inLockedTransaction(client, async () => {
      await client.query(createTable);
      const { rows } = await client.query<{ id: string; checksum: string }>('select id, checksum from schema_migrations');
      const known = new Map(rows.map((row) => [row.id, row.checksum]));
      for (const migration of migrations) refuseChanged(migration, known.get(migration.id));
    });
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await inLockedTransaction(client, () => applyOnce(client, migration))) applied.push(migration.id);
    }
    return { applied };
  } finally {
    // Closed rather than given back: a migration may have changed settings of the session.
    client.release(true);
  }
}

async function applyOnce(client: pg.PoolClient, migration: Migration): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string }>('select checksum from schema_migrations where id = $1', [migration.id]);
  refuseChanged(migration, rows[0]?.checksum);
  if (rows.length > 0) return false;
  try {
    await client.query(migration.sql);
  } catch (cause) {
    throw new MigrationFailed(migration.id, `failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  await client.query('insert into schema_migrations (id, checksum) values ($1, $2)', [migration.id, checksum(migration)]);
  return true;
}

async function inLockedTransaction<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    // The pool's patience with ordinary statements does not fit waiting for another process, nor building an index.
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function refuseChanged(migration: Migration, appliedChecksum: string | undefined): void {
  if (appliedChecksum !== undefined && appliedChecksum !== checksum(migration)) {
    throw new MigrationFailed(migration.id, 'was changed after it had been applied here; restore it, and add a new migration instead');
  }
}

function refuseDuplicates(migrations: readonly Migration[]): void {
  const seen = new Set<string>();
  for (const { id } of migrations) {
    if (seen.has(id)) throw new MigrationFailed(id, 'is listed twice');
    seen.add(id);
  }
}
