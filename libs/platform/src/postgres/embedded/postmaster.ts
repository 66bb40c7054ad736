import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine } from './process-identity.js';

/** A server process that was found by the pid file it wrote. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const fastShutdownMs = 60_000;
const immediateShutdownMs = 15_000;
const pollMs = 50;

/** The server that runs on a data directory now; undefined when none does, whatever the pid file says. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const found = await readPidFile(data);
  return found && (await isPostmasterOf(data, found.pid)) ? found : undefined;
}

/**
 * Removes a pid file whose process id went to another program. PostgreSQL would take that program for a running server;
 * a pid file whose process is gone it removes itself, after seeing to it that none of that server's processes is left.
 */
export async function removeForeignPidFile(data: string): Promise<boolean> {
  const found = await readPidFile(data);
  if (!found || (await commandLine(found.pid)) === undefined || (await isPostmasterOf(data, found.pid))) return false;
  await rm(join(data, 'postmaster.pid'), { force: true });
  return true;
}

/**
 * Stops a server and waits until it is gone: fast shutdown first, immediate (the next start recovers) after a minute.
 * @throws when it survives both
 */
export async function stopPostmaster(data: string, pid: number): Promise<void> {
  for (const [signal, patience] of [['SIGINT', fastShutdownMs], ['SIGQUIT', immediateShutdownMs]] as const) {
    if (!(await isPostmasterOf(data, pid))) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new Error(`The database server (process ${pid}) belongs to another user and cannot be stopped by this one`, { cause: error });
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!(await isPostmasterOf(data, pid))) return;
      await pause(pollMs);
    }
  }
  throw new Error(`The database server (process ${pid}) in ${data} does not stop`);
}

/** Asks a server to shut down without waiting for it: for the exit of this process. A server that is gone is left alone. */
export function signalFastShutdown(data: string, pid: number): void {
  try {
    const written = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (written === pid) process.kill(pid, 'SIGINT');
  } catch {
    // No pid file, or no such process: it has ended.
  }
}

/** Whether a process is the postmaster of a data directory; it was started with `-D <data>`. */
async function isPostmasterOf(data: string, pid: number): Promise<boolean> {
  const words = await commandLine(pid);
  return words !== undefined && (words.includes(`-D\0${data}\0`) || words.includes(`-D ${data} `));
}

/** postmaster.pid: process id, data directory, start time, port, and more, one a line; the port comes last of these. */
async function readPidFile(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3]);
  return { pid, port: Number.isInteger(port) ? port : 0 };
}
