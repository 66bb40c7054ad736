import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Home } from './home.js';
import { programEnvironment } from './program-environment.js';
import { stopPostmaster } from './postmaster.js';
import { askServer } from './readiness.js';
import { beginServerLog, readServerLogTail } from './server-log.js';

/** The server ended, or did not become ready. The message ends with the last lines of its log. */
export class ServerLaunchFailed extends Error {
  override readonly name = 'ServerLaunchFailed';
  constructor(
    what: string,
    readonly serverLogTail: string,
  ) {
    super(`The embedded PostgreSQL ${what}. ${serverLogTail === '' ? 'It wrote no log.' : `Its log ends:\n${serverLogTail}`}`);
  }

  /** Whether another port or a little patience may help: the port was taken, or an earlier server's process still ends. */
  get isWorthRetrying(): boolean {
    return /could not bind|Address already in use|is still in use|lock file ".*" already exists/i.test(this.serverLogTail);
  }
}

const pollMs = 50;
const silentPatienceMs = 60_000;
/** Recovery after a crash may replay much; as long as the server says that it is at it, it is waited for. */
const recoveryPatienceMs = 15 * 60_000;

/**
 * Starts the server and waits until it takes connections.
 * @returns the process id of the postmaster
 * @throws ServerLaunchFailed
 */
export async function launchServer(
  home: Home,
  binaries: Binaries,
  port: number,
  settings: Readonly<Record<string, string>>,
  adminPassword: string,
): Promise<number> {
  const logStart = await beginServerLog(home.serverLog);
  const child = await spawnServer(home, binaries, settings);
  const exit = watchExit(child);
  const fail = async (what: string): Promise<never> => {
    throw new ServerLaunchFailed(what, await readServerLogTail(home.serverLog, logStart));
  };

  const started = Date.now();
  let patience = silentPatienceMs;
  while (Date.now() - started < patience) {
    if (exit.reason !== undefined) return fail(exit.reason);
    const answer = await askServer(port, adminPassword, home.data);
    if (answer === 'ready' && child.pid !== undefined) return child.pid;
    if (answer === 'busy') patience = recoveryPatienceMs;
    if (answer === 'foreign') {
      // Either somebody else has the port, then ours ends by itself in a moment, or our password does not fit any more.
      await Promise.race([exit.happened, pause(2_000)]);
      if (exit.reason !== undefined) return fail(exit.reason);
      if (child.pid !== undefined) await stopPostmaster(home.data, child.pid);
      return fail(`runs, but does not take the password in ${home.directory}/secrets.json`);
    }
    await Promise.race([exit.happened, pause(pollMs)]);
  }
  if (child.pid !== undefined) await stopPostmaster(home.data, child.pid);
  return fail(`did not become ready within ${Math.round(patience / 1000)} seconds`);
}

async function spawnServer(home: Home, binaries: Binaries, settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const serverLog = await open(home.serverLog, 'a', 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...home.user,
        cwd: '/',
        env: programEnvironment(),
        stdio: ['ignore', serverLog.fd, serverLog.fd],
        // A session of its own: Ctrl-C in a terminal reaches us alone, and we stop the server after our own work.
        detached: true,
      },
    );
    child.unref();
    return child;
  } finally {
    await serverLog.close();
  }
}

function watchExit(child: ChildProcess): { readonly reason: string | undefined; readonly happened: Promise<void> } {
  const state: { reason: string | undefined; happened: Promise<void> } = { reason: undefined, happened: Promise.resolve() };
  state.happened = new Promise((resolve) => {
    child.once('error', (error) => {
      state.reason = `could not be run: ${error.message}`;
      resolve();
    });
    child.once('exit', (code, signal) => {
      state.reason ??= `ended with ${signal ?? `code ${code}`} while starting`;
      resolve();
    });
  });
  return state;
}
