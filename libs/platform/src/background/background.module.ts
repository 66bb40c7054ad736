import { Module } from '@nestjs/common';
import { type EventStore } from '#event-store';
import { CheckpointWaits } from '#processing';
import { type Configuration } from '../configuration/configuration.js';
import { type Database } from '../database/open-database.js';
import { HealthChecks } from '../health/health-checks.js';
import { Shutdown } from '../lifecycle/shutdown.js';
import { type Logger } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import { viewProcessors } from '../processing/view-processors.js';
import { CONFIGURATION, DATABASE, EVENT_STORE, LOGGER } from '../tokens.js';
import { openBackground } from './open-background.js';

const BACKGROUND = Symbol('background');

/** What goes on behind the answers: views, planning, delivery. Runs in processes with the role worker. */
@Module({
  providers: [
    {
      provide: BACKGROUND,
      inject: [CONFIGURATION, LOGGER, Shutdown, Metrics, DATABASE, EVENT_STORE, CheckpointWaits, HealthChecks],
      useFactory: (
        configuration: Configuration,
        logger: Logger,
        shutdown: Shutdown,
        metrics: Metrics,
        database: Database,
        store: EventStore,
        waits: CheckpointWaits,
        health: HealthChecks,
      ): Promise<void> =>
        openBackground({ given: { configuration, logger, shutdown, metrics }, database, store, waits, health, processors: viewProcessors }),
    },
  ],
})
export class BackgroundModule {}
