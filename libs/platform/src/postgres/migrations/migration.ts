import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One step of a database's schema. Once applied anywhere it is never changed; a new step mends it. */
export interface Migration {
  /** Unique over all libs, and stable: `event-store-001-events`. */
  readonly id: string;
  /** One or more statements, run in one transaction. */
  readonly sql: string;
}

/**
 * Reads a migration from a .sql file beside the code: `readMigration(new URL('./event-store-001-events.sql', import.meta.url))`.
 * The id is the file's name without `.sql`.
 */
export function readMigration(url: URL): Migration {
  const path = fileURLToPath(url);
  if (!path.endsWith('.sql')) throw new Error(`A migration is a .sql file, unlike ${basename(path)}`);
  return { id: basename(path, '.sql'), sql: readFileSync(path, 'utf8') };
}

/** The fingerprint that is kept of an applied migration; line ends do not count, for a checkout may change them. */
export function checksum({ sql }: Migration): string {
  return createHash('sha256').update(sql.replace(/\r\n/g, '\n')).digest('hex');
}
