import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own that starts an embedded PostgreSQL, so that a test can kill it. */
export interface PostgresInChild {
  readonly child: ChildProcess;
  /** How the start ended. Waits for it; rejects when the process ends without having said so. */
  readonly outcome: Promise<ChildOutcome>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  /** Kills it (SIGKILL unless told otherwise) and waits until it has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** What the process reports of its start: the running server, or the error. */
export type ChildOutcome =
  | { readonly started: { readonly url: string; readonly port: number; readonly pid: number; readonly adopted: boolean } }
  | { readonly failed: { readonly name: string; readonly message: string } };

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const register = new URL('../../../../test/run-from-source/register.mjs', import.meta.url).href;
const starter = new URL('../../../platform/src/postgres/embedded/start-embedded-postgres.ts', import.meta.url).href;

const program = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  const say = (outcome) => process.stdout.write(JSON.stringify(outcome) + '\\n');
  try {
    const { url, port, pid, adopted } = await startEmbeddedPostgres({ dataDir: process.argv[2] });
    say({ started: { url, port, pid, adopted } });
    process.stdin.on('data', () => process.exit(0)).resume();
  } catch (error) {
    say({ failed: { name: error.name, message: error.message } });
  }
`;

/**
 * Starts an embedded PostgreSQL in a child process, which then waits; a line on its standard input makes it leave by
 * `process.exit` without stopping the server.
 * @param account run the child as this account of the system (needs root)
 */
export function startPostgresInChild(dataDir: string, account: { uid?: number; gid?: number } = {}): PostgresInChild {
  const args = ['--no-warnings', '--import', register, '--input-type=module', '-e', program, starter, dataDir];
  const child = spawn(process.execPath, args, { ...account, cwd: checkout, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => undefined);
  const outcome = new Promise<ChildOutcome>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.once('line', (line) => resolve(JSON.parse(line) as ChildOutcome));
    lines.once('close', () => reject(new Error('The child process ended without reporting how the start went')));
  });
  // A test that kills the child on purpose does not ask for the outcome.
  outcome.catch(() => undefined);
  return {
    child,
    ended,
    outcome,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}
