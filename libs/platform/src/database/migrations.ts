import { privacyMigrations } from '#privacy';
import { type Configuration } from '../configuration/configuration.js';
import { type Migration } from '../postgres/migrations/migration.js';

/** The migrations of all libs, in the order in which they stand on each other. */
export function migrationsOf(_configuration: Configuration): readonly Migration[] {
  return [...privacyMigrations];
}
