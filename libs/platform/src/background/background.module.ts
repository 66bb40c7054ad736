import { Module } from '@nestjs/common';
import { type EventStore } from '#event-store';
import { type Clock, type Ids } from '#kernel';
import { KeyedHashes } from '#privacy';
import { CheckpointWaits, CommandHandler, EventCodec, PolicyBook } from '#processing';
import { type Configuration } from '../configuration/configuration.js';
import { type Database } from '../database/open-database.js';
import { HealthChecks } from '../health/health-checks.js';
import { Shutdown } from '../lifecycle/shutdown.js';
import { type Logger } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import { type SigningSecrets } from '../privacy/signing-secrets.js';
import { CLOCK, CONFIGURATION, DATABASE, EVENT_STORE, IDS, LOGGER, SIGNING_SECRETS } from '../tokens.js';
import { openBackground } from './open-background.js';

const BACKGROUND = Symbol('background');

/** What goes on behind the answers: views, planning, delivery. Runs in processes with the role worker. */
@Module({
  providers: [
    {
      provide: BACKGROUND,
      inject: [CONFIGURATION, LOGGER, Shutdown, Metrics, CLOCK, IDS, DATABASE, EVENT_STORE, CommandHandler, EventCodec, KeyedHashes, PolicyBook, SIGNING_SECRETS, CheckpointWaits, HealthChecks],
      useFactory: (
        configuration: Configuration,
        logger: Logger,
        shutdown: Shutdown,
        metrics: Metrics,
        clock: Clock,
        ids: Ids,
        database: Database,
        store: EventStore,
        commands: CommandHandler,
        codec: EventCodec,
        hashes: KeyedHashes,
        policies: PolicyBook,
        signingSecrets: SigningSecrets,
        waits: CheckpointWaits,
        health: HealthChecks,
      ): Promise<void> =>
        openBackground({
          given: { configuration, logger, shutdown, metrics, clock, ids },
          database,
          store,
          commands,
          codec,
          hashes,
          policies,
          signingSecrets,
          waits,
          health,
        }),
    },
  ],
})
export class BackgroundModule {}
