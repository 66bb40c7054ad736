import { applicationAddress } from './application-database.js';
import { findHome } from './home.js';
import { findPostmaster } from './postmaster.js';
import { askServer } from './readiness.js';
import { readSecrets } from './secrets.js';
import { connectionUrl } from './server-connection.js';

/**
 * The address of the embedded PostgreSQL that another process runs on a data directory, for a second process beside it
 * (a command line, a worker). `undefined` when none answers there.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<{ url: string; port: number } | undefined> {
  const home = await findHome(dataDir, () => undefined);
  const secrets = await readSecrets(home.directory);
  const server = await findPostmaster(home.data);
  if (!secrets || !server || (await askServer(server.port, secrets.admin, home.data)) !== 'ready') return undefined;
  return { url: connectionUrl(applicationAddress(server.port, secrets)), port: server.port };
}
