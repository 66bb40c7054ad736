import { type Pool } from 'pg';
import { freshDatabase } from '../database/fresh-database.js';
import { type EventStore } from '#event-store';
import { eventStoreMigrations } from '#event-store/postgres/migrations.js';
import { openPostgresEventStore, type PostgresEventStoreOptions } from '#event-store/postgres/postgres-event-store.js';

/** An empty log in a database of its own, for one spec file. */
export interface TestLog {
  readonly url: string;
  readonly pool: Pool;
  /** Opens a store on the log; `drop` closes it. */
  open(options?: Partial<PostgresEventStoreOptions>): EventStore;
  drop(): Promise<void>;
}

export async function openTestLog(): Promise<TestLog> {
  const { url, pool, drop } = await freshDatabase();
  for (const { sql } of eventStoreMigrations) await pool.query(sql);
  const stores: EventStore[] = [];
  return {
    url,
    pool,
    open(options = {}) {
      const store = openPostgresEventStore({ pool, ...options });
      stores.push(store);
      return store;
    },
    async drop() {
      await Promise.all(stores.map((store) => store.close()));
      await drop();
    },
  };
}
