export { eventStoreMigrations, type EventStoreMigration } from './migrations.js';
export { openPostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';
