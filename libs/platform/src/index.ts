export * from './postgres/embedded/embedded-postgres.js';
export * from './postgres/embedded/find-embedded-postgres.js';
export { startEmbeddedPostgres } from './postgres/embedded/start-embedded-postgres.js';
export { EmbeddedPostgresInUse } from './postgres/embedded/start-lock.js';
export * from './postgres/migrations/migrate.js';
export { readMigration, type Migration } from './postgres/migrations/migration.js';
export * from './postgres/pool/open-pool.js';
