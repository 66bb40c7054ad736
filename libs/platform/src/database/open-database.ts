import { join, resolve } from 'node:path';
import { type Pool } from 'pg';
import { type HealthChecks } from '../health/health-checks.js';
import { type Platform } from '../platform.js';
import { startEmbeddedPostgres } from '../postgres/embedded/start-embedded-postgres.js';
import { migrate } from '../postgres/migrations/migrate.js';
import { openPool } from '../postgres/pool/open-pool.js';
import { migrationsOf } from './migrations.js';

/** The service's database: where it is, and a pool on it. */
export interface Database {
  readonly url: string;
  readonly pool: Pool;
}

/** Shown by PostgreSQL as the name of the program. */
export const APPLICATION_NAME = 'borgerforloeb';

/** Starts PostgreSQL, unless there is one, and brings its schema up to date. */
export async function openDatabase(
  { configuration, logger, shutdown }: Pick<Platform, 'configuration' | 'logger' | 'shutdown'>,
  health: HealthChecks,
): Promise<Database> {
  const url = configuration.database.url ?? (await embedded({ configuration, logger, shutdown }));
  const pool = openPool(url, {
    applicationName: APPLICATION_NAME,
    max: configuration.database.pool,
    onConnectionError: (err) => {
      logger.warn({ err }, 'a connection to PostgreSQL broke');
    },
  });
  shutdown.onClose('database pool', () => pool.end());
  const { applied } = await migrate(pool, migrationsOf(configuration));
  if (applied.length > 0) logger.info({ applied }, 'the database schema was brought up to date');
  health.register('postgres', async () => {
    await pool.query('select 1');
    return { status: 'up' };
  });
  return { url, pool };
}

async function embedded({ configuration, logger, shutdown }: Pick<Platform, 'configuration' | 'logger' | 'shutdown'>): Promise<string> {
  const server = await startEmbeddedPostgres({
    dataDir: join(resolve(configuration.dataDir), 'postgres'),
    log: (line) => {
      logger.info(line);
    },
  });
  shutdown.onClose('embedded PostgreSQL', () => server.stop());
  return server.url;
}
