import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canEnter } from './reachability.js';
import { chooseServerUser, type ServerUser } from './server-user.js';
import { writeFileAtomically } from './write-file-atomically.js';

/** Where one cluster lives and who runs it. All paths are absolute and without symbolic links. */
export interface Home {
  readonly directory: string;
  /** PostgreSQL's own directory (PGDATA). */
  readonly data: string;
  readonly serverLog: string;
  /** The account the server runs as; undefined: ourselves. */
  readonly user: ServerUser | undefined;
}

const pointerName = 'moved-to';
const systemPlace = '/var/lib/borgerforloeb';

/**
 * Finds the home of a data directory, and makes it if need be.
 *
 * The home is the data directory itself, except when root starts the server and the account that runs it cannot enter that
 * directory (a checkout under /root, say). Then it is `/var/lib/borgerforloeb/<hash of the path>`, or the same name under
 * the system's temporary directory when /var/lib cannot be written; the file `moved-to` in the data directory names it.
 *
 * @throws when the pointer names a place that is gone: starting empty would look like data loss
 */
export async function findHome(dataDir: string, log: (line: string) => void): Promise<Home> {
  const asked = await makeDirectory(dataDir);
  const pointer = join(asked, pointerName);
  const pointed = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (pointed !== '') {
    if (!(await stat(pointed).catch(() => undefined))) {
      throw new Error(
        `${pointer} says that the database lies in ${pointed}, which is gone. ` +
          'Put it back from your backup, or remove the pointer file to start with an empty database.',
      );
    }
    return homeAt(pointed, await chooseServerUser(join(pointed, 'data')));
  }

  const user = await chooseServerUser(join(asked, 'data'));
  if (!user || (await canEnter(user, dirname(asked)))) {
    if (user) await letOthersEnter(asked);
    return homeAt(asked, user);
  }
  const place = await makeReachablePlace(asked, user);
  await writeFileAtomically(pointer, `${place}\n`, 0o644);
  log(`The server's user cannot enter ${asked}; the database is kept in ${place}`);
  return homeAt(place, user);
}

/** Removes a home that was moved away, and the data directory that points to it. The server must have been stopped. */
export async function removeHome(dataDir: string): Promise<void> {
  const pointed = (await readFile(join(dataDir, pointerName), 'utf8').catch(() => '')).trim();
  if (pointed !== '') await rm(pointed, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

function homeAt(directory: string, user: ServerUser | undefined): Home {
  return { directory, data: join(directory, 'data'), serverLog: join(directory, 'server.log'), user };
}

async function makeReachablePlace(asked: string, user: ServerUser): Promise<string> {
  const name = createHash('sha256').update(asked).digest('hex').slice(0, 16);
  const failures: string[] = [];
  for (const place of [join(systemPlace, name), join(tmpdir(), `borgerforloeb-${name}`), `/tmp/borgerforloeb-${name}`]) {
    try {
      const made = await makeDirectory(place);
      const owner = await stat(made);
      if (owner.uid !== process.getuid?.()) throw new Error('it belongs to somebody else');
      await letOthersEnter(made);
      if (place.startsWith(systemPlace)) await letOthersEnter(systemPlace);
      if (await canEnter(user, made)) return made;
      throw new Error("the server's user cannot enter it");
    } catch (error) {
      failures.push(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`Found no place for the database that the server's user can enter.\n${failures.join('\n')}`);
}

async function makeDirectory(path: string): Promise<string> {
  await mkdir(resolve(path), { recursive: true });
  return realpath(path);
}

async function letOthersEnter(directory: string): Promise<void> {
  const { mode } = await stat(directory);
  if ((mode & 0o011) !== 0o011) await chmod(directory, (mode & 0o7777) | 0o011);
}
