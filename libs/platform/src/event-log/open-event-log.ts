import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { rememberStreams } from '#event-store/remembered/index.js';
import { shareTail } from '#event-store/shared-tail/index.js';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { type HealthChecks } from '../health/health-checks.js';
import { type Logger } from '../logging/logger.js';
import { type Platform } from '../platform.js';

/** Events of busy streams that a process keeps in mind: some tens of megabytes. */
const EVENTS_IN_MIND = 50_000;

/** Opens the event log with the engine that the configuration names. */
export async function openEventLog(
  { configuration, logger, shutdown }: Pick<Platform, 'configuration' | 'logger' | 'shutdown'>,
  pool: Pool,
  health: HealthChecks,
): Promise<EventStore> {
  const report = (err: unknown): void => {
    logger.warn({ err }, 'a subscription to the event log could not read, and goes on trying');
  };
  const engine =
    configuration.eventStore.engine === 'postgres'
      ? openPostgresEventStore({ pool, report })
      : await openEventStoreDb(configuration.eventStore.url, logger);
  const store = rememberStreams(shareTail(engine), { most: EVENTS_IN_MIND });
  shutdown.onClose('event log', () => store.close());
  health.register('event-log', async () => {
    const head = await store.head({ timeoutMs: 3000 });
    return { status: 'up', facts: { engine: configuration.eventStore.engine, head: head.toString() } };
  });
  return store;
}

/** Loaded only where it is used: its protocol takes a second to load. */
async function openEventStoreDb(url: string, log: Logger): Promise<EventStore> {
  const { openEventStoreDb } = await import('#event-store/eventstoredb/index.js');
  return openEventStoreDb({ url, log });
}
