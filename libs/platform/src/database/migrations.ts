import { deliveryMigrations } from '#delivery';
import { eventStoreMigrations } from '#event-store/postgres/index.js';
import { privacyMigrations } from '#privacy';
import { processingMigrations } from '#processing';
import { type Configuration } from '../configuration/configuration.js';
import { type Migration } from '../postgres/migrations/migration.js';

/** The migrations of all libs, in the order in which they stand on each other. */
export function migrationsOf({ eventStore }: Pick<Configuration, 'eventStore'>): readonly Migration[] {
  const log = eventStore.engine === 'postgres' ? eventStoreMigrations : [];
  return [...log, ...privacyMigrations, ...processingMigrations, ...deliveryMigrations];
}
