import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '#testing/database/fresh-database.js';
import { migrate } from './migrate.js';
import { migrationStatus } from './migration-status.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ max: 2 });
});
afterAll(() => database.drop());

const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ id: `spec-${name}`, sql: `create table ${name} (id int)` })) as [Step, Step, Step];
interface Step {
  readonly id: string;
  readonly sql: string;
}

it('says how a schema stands to a list of migrations, and changes nothing', async () => {
  expect(await migrationStatus(database.pool, [a])).toEqual({ missing: ['spec-a'], changed: [], unknown: [] });
  await migrate(database.pool, [a, b]);
  expect(await migrationStatus(database.pool, [a, b])).toEqual({ missing: [], changed: [], unknown: [] });
  const changed = { ...b, sql: 'create table other (id int)' };
  expect(await migrationStatus(database.pool, [changed, c])).toEqual({ missing: ['spec-c'], changed: ['spec-b'], unknown: ['spec-a'] });
  expect((await database.pool.query('select from schema_migrations')).rowCount).toBe(2);
});
