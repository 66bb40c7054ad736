import { spawn } from 'node:child_process';
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { adminRole } from './embedded-postgres.js';
import type { Home } from './home.js';
import { programEnvironment } from './program-environment.js';
import { syncDirectory } from './write-file-atomically.js';

const draftPrefix = 'initialising-';

/**
 * Makes the cluster of a home unless there is one. It is made in a directory of its own and moved to its place when it is
 * whole, so that an interrupted attempt leaves only a draft, which the next attempt removes. Needs the start lock.
 *
 * The locale is PostgreSQL's builtin C.UTF-8: the same order and the same upper and lower case on every machine,
 * whatever its C library.
 * @param durable false leaves out writing the new files through to the disk
 * @throws with what initdb said
 */
export async function initialiseCluster(
  home: Home,
  binaries: Binaries,
  adminPassword: string,
  durable: boolean,
  log: (line: string) => void,
): Promise<void> {
  await removeDrafts(home);
  if (await stat(home.data).catch(() => undefined)) return;

  log('Making the database cluster; this takes some seconds and happens once');
  const draft = join(home.directory, `${draftPrefix}${process.pid}`);
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${adminPassword}\n`, { mode: 0o600 });
  if (home.user) {
    await chown(passwordFile, home.user.uid, home.user.gid);
    await chown(draft, home.user.uid, home.user.gid);
  }
  try {
    await runInitdb(home, binaries, [
      `--pgdata=${join(draft, 'data')}`,
      `--username=${adminRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await rename(join(draft, 'data'), home.data);
    await syncDirectory(home.directory);
  } finally {
    await removeDraft(draft);
  }
}

async function removeDrafts(home: Home): Promise<void> {
  for (const name of await readdir(home.directory)) {
    if (name.startsWith(draftPrefix)) await removeDraft(join(home.directory, name));
  }
}

function removeDraft(path: string): Promise<void> {
  // The initdb of a killed process may still be writing into it; it stops when its files are gone.
  return rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function runInitdb(home: Home, binaries: Binaries, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...home.user,
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', (cause) => reject(new Error(`initdb could not be run: ${cause.message}`, { cause })));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const said = Buffer.concat(output).toString('utf8').trim();
      reject(new Error(`initdb ended with ${signal ?? `code ${code}`}. It said:\n${said}`));
    });
  });
}
