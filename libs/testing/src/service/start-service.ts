import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Type } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, type StoredEvent } from '#kernel';
import { createLogger, DATABASE_POOL, EVENT_STORE, type Application, type Platform, platform, readConfiguration, Shutdown } from '#platform';
import { createServer } from '../../../../apps/server/src/create-server.js';
import { freshDatabase } from '../database/fresh-database.js';
import { startEventStoreDbDouble } from '../eventstoredb-double/index.js';
import { CapturedLog } from './captured-log.js';
import { ServiceClient } from './service-client.js';

/** What a test wants otherwise. */
export interface ServiceOverrides {
  /** Variables of the configuration. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Parts of the platform: a clock, ids. */
  readonly parts?: Partial<Pick<Platform, 'clock' | 'ids' | 'identity'>>;
  /** A database of the caller's own, not removed at the end: for a service that is started again. */
  readonly databaseUrl?: string;
  /** A directory of the caller's own, not removed at the end. */
  readonly dataDir?: string;
}

/** The whole service in this process, listening on a port of its own, on a database of its own. */
export interface TestService {
  readonly url: string;
  readonly application: Application;
  readonly log: CapturedLog;
  readonly store: EventStore;
  readonly pool: Pool;
  readonly client: ServiceClient;
  /** A part of the application. */
  get<Part>(token: Type<Part> | symbol): Part;
  /** Every event in the log. */
  events(): Promise<readonly StoredEvent[]>;
  /** Ends it as a signal would, and removes what was made for it. */
  stop(): Promise<void>;
}

/** Names the engine that services of a whole test run keep their log in; PostgreSQL where it is not set. */
const LOG_ENGINE = 'TEST_LOG_ENGINE';

/** Starts the service. Stop it in `afterAll`. */
export async function startService(overrides: ServiceOverrides = {}): Promise<TestService> {
  const database = overrides.databaseUrl === undefined ? await freshDatabase({ max: 1 }) : undefined;
  const dataDir = overrides.dataDir ?? (await mkdtemp(join(tmpdir(), 'borgerforloeb-service-')));
  const otherEngine = process.env[LOG_ENGINE] === 'eventstoredb' && overrides.environment?.['EVENT_STORE'] === undefined;
  const double = otherEngine ? await startEventStoreDbDouble() : undefined;
  const tidy = async (): Promise<void> => {
    await double?.stop();
    await database?.drop();
    if (overrides.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  const configuration = readConfiguration({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: overrides.databaseUrl ?? database!.url,
    DATABASE_POOL: '4',
    LOG_LEVEL: 'debug',
    ...(double ? { EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: double.url } : {}),
    ...overrides.environment,
  });
  const log = new CapturedLog();
  const failures: string[] = [];
  const shutdown = new Shutdown((part) => failures.push(part));
  try {
    const given = platform({ configuration, logger: createLogger(configuration.logLevel, log.destination), shutdown, ...overrides.parts });
    const application = await createServer(given);
    await application.nest.listen({ host: '127.0.0.1', port: 0 });
    return running(application, log, async () => {
      await application.nest.close();
      await shutdown.close();
      await tidy();
      if (failures.length > 0) throw new Error(`parts did not close: ${failures.join(', ')}`);
    });
  } catch (error) {
    await shutdown.close();
    await tidy();
    throw error;
  }
}

async function running(application: Application, log: CapturedLog, stop: () => Promise<void>): Promise<TestService> {
  const url = (await application.nest.getUrl()).replace('[::1]', '127.0.0.1');
  const get = <Part>(token: Type<Part> | symbol): Part => application.nest.get<Part>(token, { strict: false });
  const store = get<EventStore>(EVENT_STORE);
  let stopping: Promise<void> | undefined;
  return {
    url,
    application,
    log,
    store,
    pool: get<Pool>(DATABASE_POOL),
    client: new ServiceClient(url),
    get,
    events: () => everything(store),
    stop: () => (stopping ??= stop()),
  };
}

async function everything(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = BEFORE_ALL; ; ) {
    const page = await store.readAll({ after, limit: 1000 });
    events.push(...page.events);
    if (page.events.length === 0) return events;
    after = page.position;
  }
}
