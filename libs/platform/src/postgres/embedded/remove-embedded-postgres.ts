import { findHome, removeHome } from './home.js';
import { findPostmaster, stopPostmaster } from './postmaster.js';
import { acquireStartLock } from './start-lock.js';

/**
 * Destroys an embedded PostgreSQL with all its data: stops a server that was left running and removes the directories.
 * For throw-away servers; there is no way back.
 * @throws EmbeddedPostgresInUse when a living process runs it
 */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const home = await findHome(dataDir, () => undefined);
  const lock = await acquireStartLock(home.directory);
  try {
    const left = await findPostmaster(home.data);
    if (left) await stopPostmaster(home.data, left.pid);
    await removeHome(dataDir);
  } finally {
    await lock.release();
  }
}
