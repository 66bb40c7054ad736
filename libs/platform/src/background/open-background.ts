import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { type CheckpointWaits, installViews, type Processor, ProcessorRunner } from '#processing';
import { views } from '#read-models';
import { APPLICATION_NAME, type Database } from '../database/open-database.js';
import { type HealthChecks } from '../health/health-checks.js';
import { type Platform } from '../platform.js';
import { openPool } from '../postgres/pool/open-pool.js';
import { watchProcessors } from './watch-processors.js';
import { processorHealth } from './processor-health.js';

/** The background work of this process, where its roles ask for it. */
export interface BackgroundParts {
  readonly given: Pick<Platform, 'configuration' | 'logger' | 'shutdown' | 'metrics'>;
  readonly database: Database;
  readonly store: EventStore;
  readonly waits: CheckpointWaits;
  readonly health: HealthChecks;
  readonly processors: readonly Processor[];
}

/** Makes the views' tables, and runs the processors if this process is a worker. */
export async function openBackground({ given, database, store, waits, health, processors }: BackgroundParts): Promise<void> {
  const { configuration, logger, shutdown, metrics } = given;
  const outdated = await installViews(database.pool, views);
  for (const { name } of outdated) logger.warn({ view: name }, 'a view comes from another version and stands still until it is rebuilt');
  health.register('processors', processorHealth(database.pool, store));
  if (!configuration.roles.has('worker')) return;
  const pool = workerPool(database.url, given, processors.length);
  const runner = new ProcessorRunner({ store, pool, processors, hooks: watchProcessors(logger, metrics, waits) });
  runner.start();
  shutdown.onClose('processors', () => runner.stop());
}

/** Processors keep their connections while they work, and must not take them from the API. */
function workerPool(url: string, { configuration, logger, shutdown }: BackgroundParts['given'], processors: number): Pool {
  const pool = openPool(url, {
    applicationName: `${APPLICATION_NAME}-worker`,
    max: Math.max(configuration.database.pool, processors + 2),
    onConnectionError: (err) => {
      logger.warn({ err }, 'a connection to PostgreSQL broke');
    },
  });
  shutdown.onClose('worker pool', () => pool.end());
  return pool;
}
