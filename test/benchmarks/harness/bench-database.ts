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

/** A database with something in it that took long to make. */
export interface FilledDatabase<Told> extends BenchDatabase {
  /** What its filling told. */
  readonly told: Told;
}

export interface BenchServer {
  /** What PostgreSQL says it is. */
  readonly version: string;
  newDatabase(): Promise<BenchDatabase>;
  /**
   * A database that is filled before it is measured, and left as it is then. In `BENCH_DATA_DIR` it is found again by its name, and
   * what its filling told with it.
   * @param name lower-case letters, digits and `_`; says what is in it, and how much
   * @param fill what it tells survives a trip through JSON
   */
  filledDatabase<Told>(name: string, fill: (database: BenchDatabase) => Promise<Told>): Promise<FilledDatabase<Told>>;
  /** Closes the pools, removes the databases, and stops the server if it was started here. Filled databases stay in `BENCH_DATA_DIR`. */
  stop(): Promise<void>;
}

/**
 * The server of `BENCH_DATABASE_URL`, or an embedded one of this run's own, with the settings of production; its data in
 * `BENCH_DATA_DIR` where that is given.
 * @throws Error where the server would answer before data are on the disk: that would measure something else
 */
export async function startBenchServer(): Promise<BenchServer> {
  const given = process.env['BENCH_DATABASE_URL'];
  const keptIn = given === undefined ? process.env['BENCH_DATA_DIR'] : undefined;
  const { url, stop } = given ? { url: given, stop: () => Promise.resolve() } : await startOwn(keptIn);
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const pools: pg.Pool[] = [];
  const names: string[] = [];

  async function stopAll(): Promise<void> {
    await Promise.all(pools.map((pool) => pool.end()));
    // A server of this run's own goes with its directory, whoever is vacuuming there.
    for (const name of given || keptIn ? names : []) await admin.query(`drop database if exists ${name} with (force)`);
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
  const databaseNamed = (name: string): BenchDatabase => {
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
  };
  return {
    version: (rows[0]?.version ?? '').split(' ').slice(0, 2).join(' '),
    async newDatabase() {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await admin.query(`create database ${name}`);
      names.push(name);
      return databaseNamed(name);
    },
    async filledDatabase<Told>(name: string, fill: (database: BenchDatabase) => Promise<Told>) {
      const database = databaseNamed(name);
      // Said last, so what says it is filled to the end.
      const { rows: found } = await admin.query<{ told: string | null }>("select shobj_description(oid, 'pg_database') as told from pg_database where datname = $1", [name]);
      const before = found[0]?.told;
      if (before) return { ...database, told: (JSON.parse(before) as { readonly told: Told }).told };
      if (found.length > 0) await admin.query(`drop database ${name} with (force)`);
      await admin.query(`create database ${name}`);
      if (!keptIn) names.push(name);
      const told = await fill(database);
      await admin.query(`comment on database ${name} is ${pg.escapeLiteral(JSON.stringify({ told }))}`);
      return { ...database, told };
    },
    stop: stopAll,
  };
}

async function startOwn(keptIn: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = keptIn ?? (await mkdtemp(join(await realpath(tmpdir()), 'borgerforloeb-bench-')));
  const server = await startEmbeddedPostgres({ dataDir });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      if (keptIn === undefined) await removeEmbeddedPostgres(dataDir);
    },
  };
}
