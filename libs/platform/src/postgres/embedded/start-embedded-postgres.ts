import { setTimeout as pause } from 'node:timers/promises';
import { adoptServer } from './adopt-server.js';
import { applicationAddress, ensureApplicationDatabase } from './application-database.js';
import { type Binaries, prepareBinaries } from './binaries.js';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.js';
import { findFreePort } from './free-port.js';
import { findHome, type Home } from './home.js';
import { initialiseCluster } from './initialise-cluster.js';
import { launchServer, ServerLaunchFailed } from './launch-server.js';
import { type Postmaster, removeForeignPidFile, signalFastShutdown, stopPostmaster } from './postmaster.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { connectionUrl } from './server-connection.js';
import { readServerRecord, type ServerRecord, writeServerRecord } from './server-record.js';
import { serverSettings } from './server-settings.js';
import { acquireStartLock, type StartLock } from './start-lock.js';

const attempts = 6;
const firstDelayMs = 200;

/**
 * Starts the PostgreSQL that comes with the npm package, on data kept in a directory, and makes the application's database
 * the first time. A server that a killed process left running is taken over.
 *
 * @throws EmbeddedPostgresInUse when another process runs it; an Error that ends with the server's log when it does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const home = await findHome(options.dataDir, log);
  const lock = await acquireStartLock(home.directory);
  try {
    const secrets = await loadSecrets(home.directory);
    const binaries = await prepareBinaries(home, log);
    const durable = options.settings?.['fsync'] !== 'off';
    await initialiseCluster(home, binaries, secrets.admin, durable, log);
    const { postmaster, adopted } = await obtainServer(home, binaries, secrets, options.settings ?? {}, log);
    try {
      await ensureApplicationDatabase(postmaster.port, secrets);
    } catch (error) {
      await stopPostmaster(home.data, postmaster.pid);
      throw error;
    }
    log(`The embedded PostgreSQL answers on 127.0.0.1:${postmaster.port}`);
    return running(home, lock, postmaster, adopted, secrets);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function obtainServer(
  home: Home,
  binaries: Binaries,
  secrets: Secrets,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const last = await readServerRecord(home.directory);
  const wanted = (port: number): ServerRecord => ({ port, version: binaries.version, settings: serverSettings(port, settings) });
  const left = await adoptServer(home, secrets.admin, last, wanted(last?.port ?? 0), log);
  if (left) return { postmaster: left, adopted: true };

  if (await removeForeignPidFile(home.data)) log('Removed the pid file of an earlier server, whose process id another program has now');
  let preferred = last?.port;
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort(preferred);
    const record = wanted(port);
    await writeServerRecord(home.directory, record);
    try {
      const pid = await launchServer(home, binaries, port, record.settings, secrets.admin);
      return { postmaster: { pid, port }, adopted: false };
    } catch (error) {
      if (!(error instanceof ServerLaunchFailed) || !error.isWorthRetrying || attempt === attempts) throw error;
      log(`The embedded PostgreSQL did not start (attempt ${attempt} of ${attempts}); trying again`);
      preferred = undefined;
      await pause(firstDelayMs * 2 ** (attempt - 1));
    }
  }
}

function running(home: Home, lock: StartLock, postmaster: Postmaster, adopted: boolean, secrets: Secrets): EmbeddedPostgres {
  // For process.exit and uncaught errors: the server shuts down by itself after the signal.
  const onExit = (): void => {
    signalFastShutdown(home.data, postmaster.pid);
    lock.releaseNow();
  };
  process.once('exit', onExit);
  let stopping: Promise<void> | undefined;
  return {
    url: connectionUrl(applicationAddress(postmaster.port, secrets)),
    port: postmaster.port,
    pid: postmaster.pid,
    adopted,
    stop() {
      stopping ??= stopPostmaster(home.data, postmaster.pid).finally(async () => {
        process.off('exit', onExit);
        await lock.release();
      });
      return stopping;
    },
  };
}
