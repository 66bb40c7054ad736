import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that keeps the view of counters up to date, so that a test can kill it. */
export interface ProjectingProcess {
  readonly child: ChildProcess;
  /** How it ended. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface ProjectingOptions {
  readonly url: string;
  readonly leaseMs: number;
  readonly batchSize: number;
  /** Where it is to kill itself: `name` or `name:n` of a fault point. */
  readonly fault?: string;
}

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const register = new URL('../../../../test/run-from-source/register.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('./projecting-program.ts', import.meta.url));

/** Starts it; it works until it is killed, and stops by itself on SIGTERM. */
export function startProjecting(options: ProjectingOptions): ProjectingProcess {
  const args = ['--no-warnings', '--import', register, program, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as NodeJS.Signals | number | null);
  return {
    child,
    ended,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}
