import { adminRole } from './embedded-postgres.js';
import { errorCode, sqlState, withConnection } from './server-connection.js';

/** What a port answers: our server, our server while starting or stopping, nobody, or somebody who is not our server. */
export type Answer = 'ready' | 'busy' | 'silent' | 'foreign';

/** Asks a port of this machine whether the server of a data directory answers there, by our password. */
export async function askServer(port: number, adminPassword: string, data: string): Promise<Answer> {
  const address = { port, user: adminRole, password: adminPassword, database: 'postgres' };
  try {
    const directory = await withConnection(address, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0]?.data_directory;
    });
    return directory === data ? 'ready' : 'foreign';
  } catch (error) {
    const code = errorCode(error);
    if (code === sqlState.cannotConnectNow) return 'busy';
    return code === sqlState.invalidPassword || code === sqlState.invalidAuthorization ? 'foreign' : 'silent';
  }
}
