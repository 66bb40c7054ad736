/** Under what the parts of the platform are injected. Each names the type that stands behind it. */

/** `Configuration` */
export const CONFIGURATION = Symbol('configuration');
/** `Logger` */
export const LOGGER = Symbol('logger');
/** `Clock` of the kernel */
export const CLOCK = Symbol('clock');
/** `Ids` of the kernel */
export const IDS = Symbol('ids');
/** `Database`: address and pool of the service's PostgreSQL */
export const DATABASE = Symbol('database');
/** `pg.Pool` on it */
export const DATABASE_POOL = Symbol('database pool');
/** `EventStore` */
export const EVENT_STORE = Symbol('event store');
/** `readonly Processor[]` that keep the read models up to date */
export const VIEW_PROCESSORS = Symbol('view processors');
/** `Secrets` of the installation */
export const SECRETS = Symbol('secrets');
/** `SigningSecrets` of partners */
export const SIGNING_SECRETS = Symbol('signing secrets');
/** `IdentityProvider` */
export const IDENTITY_PROVIDER = Symbol('identity provider');
