import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BusesModule } from './buses/buses.module.js';
import { DatabaseModule } from './database/database.module.js';
import { EventLogModule } from './event-log/event-log.module.js';
import { HealthModule } from './health/health.module.js';
import { ActorGuard } from './identity/actor.guard.js';
import { Shutdown } from './lifecycle/shutdown.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { type Platform } from './platform.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ProcessingModule } from './processing/processing.module.js';
import { CLOCK, CONFIGURATION, IDENTITY_PROVIDER, IDS, LOGGER } from './tokens.js';

/** Everything that an application stands on, whatever it does. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(given: Platform): DynamicModule {
    const values = [
      { provide: CONFIGURATION, useValue: given.configuration },
      { provide: LOGGER, useValue: given.logger },
      { provide: CLOCK, useValue: given.clock },
      { provide: IDS, useValue: given.ids },
      { provide: IDENTITY_PROVIDER, useValue: given.identity },
      { provide: Shutdown, useValue: given.shutdown },
      { provide: Metrics, useValue: given.metrics },
    ];
    return {
      module: PlatformModule,
      imports: [HealthModule, MetricsModule, BusesModule, DatabaseModule, EventLogModule, PrivacyModule, ProcessingModule],
      providers: [...values, { provide: APP_GUARD, useClass: ActorGuard }],
      exports: values.map(({ provide }) => provide),
    };
  }
}
