import { migrationsOf } from '#platform/database/migrations.js';
import { type MigrationStatus, migrationStatus } from '#platform/postgres/migrations/migration-status.js';
import { type Check } from '../check.js';
import { failed, type Finding, warning, well } from '../finding.js';
import { many } from '../words.js';

/** Whether the database's schema is the one that this release works on. */
export const migrationsCheck: Check = {
  name: 'migrations',
  needs: 'installation',
  async look({ pool, configuration }) {
    const wanted = migrationsOf(configuration);
    return judgeMigrations(await migrationStatus(pool, wanted), wanted.length);
  },
};

export function judgeMigrations({ missing, changed, unknown }: MigrationStatus, wanted: number): readonly Finding[] {
  const findings: Finding[] = [];
  if (changed.length > 0) findings.push(failed(`applied and changed since: ${changed.join(', ')}; the service does not start: install the release that the database belongs to`));
  if (missing.length > 0) findings.push(failed(`${missing.length} of ${wanted} have not run (${missing.join(', ')}): start this release’s service, which runs them`));
  if (unknown.length > 0) findings.push(warning(`run by another release: ${unknown.join(', ')}; look whether this is the newest that is in use`));
  return findings.length > 0 ? findings : [well(`all ${many(wanted, 'migration')} have run`)];
}
