import { type Database } from '#read-models';

/** What a table holds, in brief. */
export interface TableDigest {
  readonly rows: number;
  /** The same for the same rows in any order; null when only the rows were counted. */
  readonly checksum: string | null;
}

export interface TableComparison {
  readonly table: string;
  /** Null where there was no such table. */
  readonly before: TableDigest | null;
  readonly after: TableDigest;
  readonly same: boolean;
}

/** Holds a view's tables of two schemas against each other. */
export async function compareTables(
  db: Database,
  tables: readonly string[],
  schemas: { readonly before: string; readonly after: string },
  withChecksum: boolean,
): Promise<readonly TableComparison[]> {
  const compared: TableComparison[] = [];
  for (const table of tables) {
    const before = await digest(db, `${schemas.before}.${table}`, withChecksum);
    const after = await digest(db, `${schemas.after}.${table}`, withChecksum);
    if (!after) throw new Error(`the view made no table ${table}`);
    compared.push({ table, before, after, same: before?.rows === after.rows && before.checksum === after.checksum });
  }
  return compared;
}

async function digest(db: Database, table: string, withChecksum: boolean): Promise<TableDigest | null> {
  const known = await db.query<{ known: boolean }>('select to_regclass($1) is not null as known', [table]);
  if (!known.rows[0]?.known) return null;
  const checksum = withChecksum ? 'coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text' : 'null::text';
  const { rows } = await db.query<{ rows: string; checksum: string | null }>(`select count(*)::text as rows, ${checksum} as checksum from ${table} t`);
  const row = rows[0];
  return row ? { rows: Number(row.rows), checksum: row.checksum } : null;
}
