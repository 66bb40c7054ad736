import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeEmbeddedPostgres } from '#platform/postgres/embedded/remove-embedded-postgres.js';
import { EmbeddedPostgresInUse } from '#platform/postgres/embedded/start-lock.js';

/** Test servers' directories are named so; nothing else may be. */
export const testServerPrefix = 'borgerforloeb-test-';

const youngMs = 60_000;

/**
 * Stops and removes the servers of test runs that were killed before their teardown. Those of living runs are left alone,
 * and so are directories made within the last minute: their run may not have taken its lock yet.
 */
export async function removeAbandonedServers(temporary: string): Promise<void> {
  for (const name of await readdir(temporary)) {
    if (!name.startsWith(testServerPrefix)) continue;
    const directory = join(temporary, name);
    const found = await stat(directory).catch(() => undefined);
    if (!found || found.uid !== process.getuid?.() || Date.now() - found.mtimeMs < youngMs) continue;
    await removeEmbeddedPostgres(directory).catch((error: unknown) => {
      if (!(error instanceof EmbeddedPostgresInUse)) throw error;
    });
  }
}
