import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that works on a database, so that a test can kill it. */
export interface WorkingProcess {
  readonly child: ChildProcess;
  /** How it ended: the signal that killed it, or its exit code. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const register = new URL('../../../../test/run-from-source/register.mjs', import.meta.url).href;

/** Runs one of the programs beside this file; it is given its options as JSON, and ends when this process does. */
export function startProgram(program: string, options: object): WorkingProcess {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const args = ['--no-warnings', '--import', register, file, JSON.stringify(options)];
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
