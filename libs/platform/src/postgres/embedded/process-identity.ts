import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a process id is taken by a process that has not ended; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from a later one with the same id: when it started. Ids come back quickly in containers, where
 * the same program gets the same small number on every start. `undefined`: there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The second field, the program's name, may hold blanks and brackets; fields are counted from its closing one.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    const state = fields[0];
    const startedAt = fields[19];
    if (state === 'Z' || startedAt === undefined) return undefined;
    return `${boot.trim()}/${startedAt}`;
  }
  return ask(pid, 'lstart=');
}

/** The command line of a process, words parted by NUL on Linux and by blanks elsewhere; undefined when there is none. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return words === '' ? undefined : words;
  }
  return ask(pid, 'command=');
}

async function ask(pid: number, column: string): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', column, '-p', String(pid)], { env: { PATH: process.env['PATH'], LC_ALL: 'C' } }).catch(
    () => ({ stdout: '' }),
  );
  return stdout.trim() === '' ? undefined : stdout.trim();
}
