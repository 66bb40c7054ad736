import { Global, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Configuration } from '../configuration/configuration.js';
import { HealthChecks } from '../health/health-checks.js';
import { Shutdown } from '../lifecycle/shutdown.js';
import { type Logger } from '../logging/logger.js';
import { CONFIGURATION, DATABASE, DATABASE_POOL, LOGGER } from '../tokens.js';
import { openDatabase, type Database } from './open-database.js';

/** PostgreSQL: embedded or given, migrated. */
@Global()
@Module({
  providers: [
    {
      provide: DATABASE,
      inject: [CONFIGURATION, LOGGER, Shutdown, HealthChecks],
      useFactory: (configuration: Configuration, logger: Logger, shutdown: Shutdown, health: HealthChecks): Promise<Database> =>
        openDatabase({ configuration, logger, shutdown }, health),
    },
    { provide: DATABASE_POOL, inject: [DATABASE], useFactory: ({ pool }: Database): Pool => pool },
  ],
  exports: [DATABASE, DATABASE_POOL],
})
export class DatabaseModule {}
