import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPool } from '#platform/postgres/pool/open-pool.js';

/** A database of one test file's own. */
export interface FreshDatabase {
  readonly url: string;
  /** A pool on it, as the application opens one. */
  readonly pool: pg.Pool;
  /** Closes the pool, ends every other session and removes the database. Calling it again does nothing. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database on the server that the test run started (or `TEST_DATABASE_URL` names). Make one per test file in
 * `beforeAll` and drop it in `afterAll`.
 * @param max most connections of the pool. Default 5: all test files share the server's
 */
export async function freshDatabase({ max = 5 }: { max?: number } = {}): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    throw new Error('TEST_DATABASE_URL is not set: run this through jest, in a suite whose global set-up starts PostgreSQL');
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name}`, ...inZone(name));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = openPool(url.href, { applicationName: 'borgerforloeb-test', max });
  let dropping: Promise<void> | undefined;
  return {
    url: url.href,
    pool,
    drop: () => (dropping ??= end(pool).then(() => onServer(server, `drop database if exists ${name} with (force)`))),
  };
}

async function end(pool: pg.Pool): Promise<void> {
  if (!pool.ended && !pool.ending) await pool.end();
}

/** Every session of the database is in the zone that is meant for this test file: the server's own where none is. */
function inZone(name: string): readonly string[] {
  const zone = process.env['TEST_SESSION_TIME_ZONE'];
  return zone === undefined ? [] : [`alter database ${name} set timezone to '${zone}'`];
}

async function onServer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'borgerforloeb-test', connectionTimeoutMillis: 30_000 });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
