import { type Clock, type Ids } from '#kernel';
import { type Configuration } from './configuration/configuration.js';
import { type IdentityProvider } from './identity/identity-provider.js';
import { type Shutdown } from './lifecycle/shutdown.js';
import { type Logger } from './logging/logger.js';
import { Metrics } from './metrics/metrics.js';
import { developmentIdentity } from './identity/development-identity.js';
import { randomIds } from './time/random-ids.js';
import { systemClock } from './time/system-clock.js';

/** What an application is made with: the choices, and the parts that tests replace. */
export interface Platform {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: IdentityProvider;
}

/** Fills in what was not given. */
export function platform(given: Pick<Platform, 'configuration' | 'logger' | 'shutdown'> & Partial<Platform>): Platform {
  const identity = developmentIdentity(given.configuration.municipality);
  return { metrics: new Metrics(), clock: systemClock, ids: randomIds, identity, ...given };
}
