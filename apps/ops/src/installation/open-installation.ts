import { existsSync } from 'node:fs';
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
  return openInstallationOf(readConfiguration(process.env));
}

/** @throws NothingRuns */
export async function openInstallationOf(configuration: Configuration): Promise<Installation> {
  const url = configuration.database.url ?? (await embeddedUrl(configuration.dataDir));
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

/** Where there is no directory yet nothing runs, and none is made. */
async function embeddedUrl(dataDir: string): Promise<string | undefined> {
  const directory = join(resolve(dataDir), 'postgres');
  return existsSync(directory) ? (await findEmbeddedPostgres(directory))?.url : undefined;
}

async function openLog({ eventStore }: Configuration, pool: Pool): Promise<EventStore> {
  if (eventStore.engine === 'postgres') return openPostgresEventStore({ pool });
  const { openEventStoreDb } = await import('#event-store/eventstoredb/index.js');
  return openEventStoreDb({ url: eventStore.url });
}
