import type pg from 'pg';
import { checksum, type Migration } from './migration.js';

/** How a database's schema stands to a list of migrations, by their ids. */
export interface MigrationStatus {
  /** Not applied yet. */
  readonly missing: readonly string[];
  /** Applied, and changed since. */
  readonly changed: readonly string[];
  /** Applied, and not in the list: another release's. */
  readonly unknown: readonly string[];
}

/** Looks at what has been applied, and applies nothing. */
export async function migrationStatus(pool: Pick<pg.Pool, 'query'>, migrations: readonly Migration[]): Promise<MigrationStatus> {
  const { rows: tables } = await pool.query<{ there: boolean }>("select to_regclass('schema_migrations') is not null as there");
  const { rows } = tables[0]?.there ? await pool.query<{ id: string; checksum: string }>('select id, checksum from schema_migrations order by id') : { rows: [] };
  const applied = new Map(rows.map((row) => [row.id, row.checksum]));
  const known = new Set(migrations.map(({ id }) => id));
  return {
    missing: migrations.filter(({ id }) => !applied.has(id)).map(({ id }) => id),
    changed: migrations.filter((one) => applied.has(one.id) && applied.get(one.id) !== checksum(one)).map(({ id }) => id),
    unknown: [...applied.keys()].filter((id) => !known.has(id)),
  };
}
