import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from './home.js';
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.js';
import { askServer } from './readiness.js';
import { isSameServer, type ServerRecord } from './server-record.js';

const pollMs = 100;
const silentPatienceMs = 15_000;
const busyPatienceMs = 5 * 60_000;

/**
 * Takes over the server that a killed process left running on a home's data. It is taken when it answers by our password
 * and was started as we would start it; a server that is starting or stopping is waited for; any other is stopped.
 * @returns undefined when no server runs on the data any more
 */
export async function adoptServer(
  home: Home,
  adminPassword: string,
  last: ServerRecord | undefined,
  wanted: ServerRecord,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  const started = Date.now();
  let patience = silentPatienceMs;
  for (;;) {
    const left = await findPostmaster(home.data);
    if (!left) return undefined;
    const answer = await askServer(left.port, adminPassword, home.data);
    if (answer === 'ready' && last && isSameServer(last, wanted)) {
      log(`Taking over the database server (process ${left.pid}) that an earlier run left behind`);
      return left;
    }
    if (answer === 'busy') patience = busyPatienceMs;
    if (answer === 'ready' || answer === 'foreign' || Date.now() - started > patience) {
      log(`Stopping the database server (process ${left.pid}) that an earlier run left behind`);
      await stopPostmaster(home.data, left.pid);
      return undefined;
    }
    await pause(pollMs);
  }
}
