import { randomBytes } from 'node:crypto';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeEmbeddedPostgres } from '#platform/postgres/embedded/remove-embedded-postgres.js';
import { startEmbeddedPostgres } from '#platform/postgres/embedded/start-embedded-postgres.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';

/** An empty database to measure in. */
export interface BenchDatabase {
  readonly url: string;
  /** Opens a pool as the service does; closed with the server. */
  openPool(max: number): pg.Pool;
}

export interface BenchServer {
  /** What PostgreSQL says it is. */
  readonly version: string;
  newDatabase(): Promise<BenchDatabase>;
  /** Closes the pools, removes the databases, and stops the server if it was started here. */
  stop(): Promise<void>;
}

/**
 * The server of `BENCH_DATABASE_URL`, or an embedded one of this run's own, with the settings of production.
 * @throws Error where the server would answer before data are on the disk: that would measure something else
 */
export async function startBenchServer(): Promise<BenchServer> {
  const given = process.env['BENCH_DATABASE_URL'];
  const { url, stop } = given ? { url: given, stop: () => Promise.resolve() } : await startOwn();
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const pools: pg.Pool[] = [];
  const names: string[] = [];

  async function stopAll(): Promise<void> {
    await Promise.all(pools.map((pool) => pool.end()));
    // A server of this run's own goes with its directory, whoever is vacuuming there.
    for (const name of given ? names : []) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await stop();
  }

  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await admin.query<{ value: string }>('select current_setting($1) as value', [setting]);
    if (rows[0]?.value !== 'on') {
      await stopAll();
      throw new Error(`the server has ${setting} ${rows[0]?.value}: nothing it answers is durable`);
    }
  }
  const { rows } = await admin.query<{ version: string }>('select version()');
  return {
    version: (rows[0]?.version ?? '').split(' ').slice(0, 2).join(' '),
    async newDatabase() {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await admin.query(`create database ${name}`);
      names.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return {
        url: address.href,
        openPool(max) {
          const pool = openPool(address.href, { applicationName: 'borgerforloeb-bench', max });
          pools.push(pool);
          return pool;
        },
      };
    },
    stop: stopAll,
  };
}

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(await realpath(tmpdir()), 'borgerforloeb-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await removeEmbeddedPostgres(dataDir);
    },
  };
}
