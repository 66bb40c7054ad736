import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dueView } from '#delivery';
import { migrationsOf } from '#platform/database/migrations.js';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { installViews } from '#processing';
import { views } from '#read-models';
import { freshDatabase, type FreshDatabase } from '#testing/database/fresh-database.js';
import { runCommandLine } from '../command-line/run.js';
import { listProjections } from './list.js';
import { rebuildProjection } from './rebuild.js';

let database: FreshDatabase;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-ops-'));
  database = await freshDatabase({ max: 3 });
  await migrate(database.pool, migrationsOf({ eventStore: { engine: 'postgres' } }));
  await installViews(database.pool, [...views, dueView]);
  Object.assign(process.env, { DATABASE_URL: database.url, DATA_DIR: directory });
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function ops(...words: readonly string[]) {
  const [out, err]: string[][] = [[], []];
  const terminal = { out: (line: string) => out!.push(line), err: (line: string) => err!.push(line), interactive: false };
  return { code: await runCommandLine([listProjections, rebuildProjection], ['projections', ...words], terminal), out: out!.join('\n') };
}

it.each([...views, dueView].map(({ name }) => name))('a view of another version is rebuilt by its name: %s', async (name) => {
  await database.pool.query('update processing.views set version = version - 1 where name = $1', [name]);
  expect(await ops('rebuild', name)).toMatchObject({ code: 0, out: expect.stringContaining(`${name}: 0 events folded`) });
  expect(await installViews(database.pool, [...views, dueView])).toEqual([]);
});

it('the processors are listed for people and for machines', async () => {
  const { code, out } = await ops('list', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ head: '-1', processors: expect.arrayContaining([{ name: 'view-due', position: '-1', state: 'running', parked: 0 }]) });
  expect((await ops('list')).out).toMatch(/view-due +-1 +running +0/);
});
