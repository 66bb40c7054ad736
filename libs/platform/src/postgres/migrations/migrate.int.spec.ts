import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '#testing/database/fresh-database.js';
import { openPool } from '../pool/open-pool.js';
import { migrate, MigrationFailed } from './migrate.js';
import type { Migration } from './migration.js';

const tableA: Migration = { id: 'spec-001-a', sql: 'create table a (id int primary key);\ncreate index on a (id);' };
const tableB: Migration = { id: 'spec-002-b', sql: 'create table b (id int references a);' };

describe('migrate', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await database.drop();
  });

  const applied = async (): Promise<string[]> => {
    const { rows } = await database.pool.query<{ id: string }>('select id from schema_migrations order by applied_at');
    return rows.map((row) => row.id);
  };

  it('applies what is missing, in the given order, and nothing twice', async () => {
    expect(await migrate(database.pool, [tableA])).toEqual({ applied: ['spec-001-a'] });
    expect(await migrate(database.pool, [tableA, tableB])).toEqual({ applied: ['spec-002-b'] });
    expect(await migrate(database.pool, [tableA, tableB])).toEqual({ applied: [] });
    expect(await applied()).toEqual(['spec-001-a', 'spec-002-b']);
  });

  it('lets libs bring lists of their own into one database', async () => {
    await migrate(database.pool, [tableA]);
    expect(await migrate(database.pool, [tableB])).toEqual({ applied: ['spec-002-b'] });
  });

  it('applies each migration once when many processes start at the same time', async () => {
    const slow: Migration = { id: 'spec-000-slow', sql: 'create table slow (id int); select pg_sleep(0.2);' };
    const pools = Array.from({ length: 6 }, (_, index) => openPool(database.url, { applicationName: `starter-${index}`, max: 1 }));
    try {
      const results = await Promise.all(pools.map((pool) => migrate(pool, [slow, tableA, tableB])));
      expect(results.flatMap((result) => result.applied).sort()).toEqual(['spec-000-slow', 'spec-001-a', 'spec-002-b']);
      expect(await applied()).toEqual(['spec-000-slow', 'spec-001-a', 'spec-002-b']);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  });

  it('waits for a migration that takes longer than an ordinary statement may', async () => {
    const impatient = openPool(database.url, { applicationName: 'impatient', statementTimeoutMs: 100, max: 2 });
    try {
      const slow: Migration = { id: 'spec-000-slow', sql: 'select pg_sleep(0.4);' };
      const results = await Promise.all([migrate(impatient, [slow]), migrate(impatient, [slow])]);
      expect(results.flatMap((result) => result.applied)).toEqual(['spec-000-slow']);
      await expect(impatient.query('select pg_sleep(10)')).rejects.toThrow('statement timeout');
    } finally {
      await impatient.end();
    }
  });

  it('refuses a migration that was changed after it had been applied, before applying anything', async () => {
    await migrate(database.pool, [tableA]);
    const changed = { ...tableA, sql: 'create table a (id bigint primary key)' };
    const attempt = migrate(database.pool, [{ id: 'spec-000-new', sql: 'create table c (id int)' }, changed]);
    await expect(attempt).rejects.toThrow(MigrationFailed);
    await expect(attempt).rejects.toMatchObject({ migrationId: 'spec-001-a' });
    expect(await applied()).toEqual(['spec-001-a']);
  });

  it('does not count line ends as a change', async () => {
    await migrate(database.pool, [tableA]);
    const elsewhere = { ...tableA, sql: tableA.sql.replaceAll('\n', '\r\n') };
    expect(await migrate(database.pool, [elsewhere])).toEqual({ applied: [] });
  });

  it('undoes a migration that fails, names it, and keeps those before it', async () => {
    const failing: Migration = { id: 'spec-003-bad', sql: 'create table c (id int); insert into nowhere values (1);' };
    const attempt = migrate(database.pool, [tableA, failing, tableB]);
    await expect(attempt).rejects.toThrow('Migration spec-003-bad failed: relation "nowhere" does not exist');
    expect(await applied()).toEqual(['spec-001-a']);
    const { rows } = await database.pool.query("select to_regclass('c') as c, to_regclass('b') as b");
    expect(rows).toEqual([{ c: null, b: null }]);
    expect(await migrate(database.pool, [tableA, tableB])).toEqual({ applied: ['spec-002-b'] });
  });

  it('refuses two migrations of one id', async () => {
    await expect(migrate(database.pool, [tableA, { ...tableB, id: tableA.id }])).rejects.toThrow('listed twice');
  });
});
