import { type Pool } from 'pg';
import { dueView, planners } from '#delivery';
import { installViews, type Processor, ProcessorRunner, viewProcessor } from '#processing';
import { views } from '#read-models';
import { APPLICATION_NAME } from '../database/open-database.js';
import { openPool } from '../postgres/pool/open-pool.js';
import { viewProcessors } from '../processing/view-processors.js';
import { type BackgroundParts } from './background-parts.js';
import { openAdoptions } from './open-adoptions.js';
import { openDelivery } from './open-delivery.js';
import { processorHealth } from './processor-health.js';
import { watchProcessors } from './watch-processors.js';

/** Makes the views' tables, and does the background work if this process is a worker. */
export async function openBackground(parts: BackgroundParts): Promise<void> {
  const { given, database, store, waits, health, commands, policies } = parts;
  const { configuration, logger, shutdown, metrics } = given;
  const outdated = await installViews(database.pool, [...views, dueView]);
  for (const { name } of outdated) logger.warn({ view: name }, 'a view comes from another version and stands still until it is rebuilt');
  health.register('processors', processorHealth(database.pool, store));
  if (!configuration.roles.has('worker')) return;
  const processors: readonly Processor[] = [...viewProcessors, viewProcessor(dueView), ...planners({ store, commands, policies }), openAdoptions(parts)];
  const pool = workerPool(parts, processors.length);
  const delivery = await openDelivery(parts, pool);
  const watched = watchProcessors(logger, metrics, waits);
  const runner = new ProcessorRunner({
    store,
    pool,
    processors,
    hooks: {
      ...watched,
      committed: (...what) => {
        watched.committed?.(...what);
        delivery.processingHooks.committed?.(...what);
      },
    },
  });
  runner.start();
  shutdown.onClose('processors', () => runner.stop());
}

/** Processors keep their connections while they work, and must not take them from the API. */
function workerPool({ database, given: { configuration, logger, shutdown } }: BackgroundParts, processors: number): Pool {
  const pool = openPool(database.url, {
    applicationName: `${APPLICATION_NAME}-worker`,
    max: Math.max(configuration.database.pool, processors + 3),
    onConnectionError: (err) => {
      logger.warn({ err }, 'a connection to PostgreSQL broke');
    },
  });
  shutdown.onClose('worker pool', () => pool.end());
  return pool;
}
