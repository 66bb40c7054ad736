import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { eventStoreMigrations } from '#event-store/postgres/migrations.js';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';
import { CheckpointWaits, processingMigrations } from '#processing';
import { freshDatabase } from '../database/fresh-database.js';

/** A database with an empty log, checkpoints, and a way to wait for them. */
export interface ProcessingDatabase {
  readonly url: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly waits: CheckpointWaits;
  drop(): Promise<void>;
}

export async function processingDatabase(): Promise<ProcessingDatabase> {
  const database = await freshDatabase({ max: 8 });
  await migrate(database.pool, [...eventStoreMigrations, ...processingMigrations]);
  const logPool = openPool(database.url, { applicationName: 'borgerforloeb-test', max: 3 });
  const store = openPostgresEventStore({ pool: logPool, pollMs: 50 });
  return {
    url: database.url,
    pool: database.pool,
    store,
    waits: new CheckpointWaits(database.pool),
    async drop() {
      await store.close();
      await logPool.end();
      await database.drop();
    },
  };
}
