import { join, resolve } from 'node:path';
import { type EventStore } from '#event-store';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { type Configuration, readConfiguration } from '#platform/configuration/configuration.js';
import { findEmbeddedPostgres } from '#platform/postgres/embedded/find-embedded-postgres.js';
import { openPool } from '#platform/postgres/pool/open-pool.js';
import { type Pool } from 'pg';

/** The running installation that the environment names: its database and its log. */
export interface Installation {
  readonly configuration: Configuration;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly close: () => Promise<void>;
}

/** Nothing runs where the environment says that it should. */
export class NothingRuns extends Error {
  constructor() {
    super('No embedded PostgreSQL is running in DATA_DIR: start the service with `npm start`, or set DATABASE_URL.');
  }
}

/** @throws BadConfiguration, NothingRuns */
export async function openInstallation(): Promise<Installation> {
  const configuration = readConfiguration(process.env);
  const url = configuration.database.url ?? (await findEmbeddedPostgres(join(resolve(configuration.dataDir), 'postgres')))?.url;
  if (url === undefined) throw new NothingRuns();
  const pool = openPool(url, { applicationName: 'borgerforloeb-ops', max: 4 });
  const store = await openLog(configuration, pool);
  return {
    configuration,
    pool,
    store,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}

async function openLog({ eventStore }: Configuration, pool: Pool): Promise<EventStore> {
  if (eventStore.engine === 'postgres') return openPostgresEventStore({ pool });
  const { openEventStoreDb } = await import('#event-store/eventstoredb/index.js');
  return openEventStoreDb({ url: eventStore.url });
}
