import { Global, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { type Configuration } from '../configuration/configuration.js';
import { HealthChecks } from '../health/health-checks.js';
import { Shutdown } from '../lifecycle/shutdown.js';
import { type Logger } from '../logging/logger.js';
import { CONFIGURATION, DATABASE_POOL, EVENT_STORE, LOGGER } from '../tokens.js';
import { openEventLog } from './open-event-log.js';

/** The event log, with the engine that the configuration names. */
@Global()
@Module({
  providers: [
    {
      provide: EVENT_STORE,
      inject: [CONFIGURATION, LOGGER, Shutdown, DATABASE_POOL, HealthChecks],
      useFactory: (configuration: Configuration, logger: Logger, shutdown: Shutdown, pool: Pool, health: HealthChecks): Promise<EventStore> =>
        openEventLog({ configuration, logger, shutdown }, pool, health),
    },
  ],
  exports: [EVENT_STORE],
})
export class EventLogModule {}
