import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgresInChild } from '#testing/database/postgres-in-child.js';
import { locatePackage, prepareBinaries } from './binaries.js';
import { findHome } from './home.js';
import { canEnter, isReachable } from './reachability.js';
import { removeEmbeddedPostgres } from './remove-embedded-postgres.js';
import { chooseServerUser } from './server-user.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const checkout = fileURLToPath(new URL('../../../../../', import.meta.url));
const serverUser = await chooseServerUser('/nonexistent');
/** Whether the account that root runs the server as could run this checkout's programs itself. */
const accountCanRunUs =
  serverUser !== undefined && (await canEnter(serverUser, checkout)) && (await isReachable(serverUser, process.execPath, ['execute']));

/** These run with the account the suite has; what is left out is named, not passed over in silence. */
const title = !isRoot
  ? 'as an ordinary user (what only root meets is not run here)'
  : accountCanRunUs
    ? 'as root (what only an ordinary user meets is run in a child process)'
    : 'as root (what only an ordinary user meets is not run here: no such user can read this checkout)';

describe(title, () => {
  let closed: string;
  let dataDir: string;

  beforeEach(async () => {
    // mkdtemp makes a directory that only its owner may enter, like /root.
    closed = await mkdtemp(join(tmpdir(), 'borgerforloeb-closed-'));
    dataDir = join(closed, 'checkout', '.data', 'postgres');
  });
  afterEach(async () => {
    await removeEmbeddedPostgres(dataDir);
    await rm(closed, { recursive: true, force: true });
  });

  if (!isRoot) {
    it('runs the server as this user, in the data directory itself', async () => {
      const server = await startEmbeddedPostgres({ dataDir });
      try {
        expect((await stat(join(dataDir, 'data'))).uid).toBe(process.getuid?.());
        expect(await one(server.url)).toBe(1);
      } finally {
        await server.stop();
      }
    });
    return;
  }

  it('runs the server as another user, out of a directory that only root can enter, and finds its data again', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    const home = (await readFile(join(dataDir, 'moved-to'), 'utf8')).trim();
    const owner = await stat(join(home, 'data'));
    expect(owner.uid).not.toBe(0);
    expect(owner.mode & 0o077).toBe(0);
    expect((await stat(join(home, 'secrets.json'))).uid).toBe(0);
    expect(await one(server.url, 'create table kept as select 1 as one; select 1 as one')).toBe(1);
    await server.stop();

    const again = await startEmbeddedPostgres({ dataDir });
    try {
      expect(await one(again.url, 'select one from kept')).toBe(1);
    } finally {
      await again.stop();
    }
    await removeEmbeddedPostgres(dataDir);
    await expect(stat(home)).rejects.toThrow('ENOENT');
  });

  it('refuses to start empty when the place it had moved to is gone', async () => {
    const { directory } = await findHome(dataDir, () => undefined);
    expect(directory).not.toBe(dataDir);
    await rm(directory, { recursive: true });
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/which is gone/);
    await rm(join(dataDir, 'moved-to'));
  });

  it('copies programs that the server user cannot read, and makes their library links', async () => {
    const installed = await locatePackage();
    const native = join(closed, 'package', 'native');
    await cp(installed.native, native, { recursive: true, verbatimSymlinks: true });
    await rm(join(native, 'lib', 'libpq.so.5'));
    await chmod(join(native, 'bin', 'postgres'), 0o600);

    const home = await findHome(dataDir, () => undefined);
    const binaries = await prepareBinaries(home, () => undefined, { native, version: '0.0.0-spec' });
    expect(dirname(dirname(binaries.postgres))).toBe(join(home.directory, 'runtime', '0.0.0-spec'));
    const { stdout } = await run(binaries.initdb, ['--version'], { ...home.user, cwd: '/' });
    expect(stdout).toContain('PostgreSQL');
    const { stdout: version } = await run(binaries.postgres, ['--version'], { ...home.user, cwd: '/' });
    expect(version).toContain('PostgreSQL');
  });

  if (!serverUser || !accountCanRunUs) return;

  it('takes over the server of an ordinary user, and starts it again as that user', async () => {
    await mkdir(dataDir, { recursive: true });
    for (const directory of [closed, join(closed, 'checkout'), join(closed, 'checkout', '.data')]) await chmod(directory, 0o755);
    await chown(dataDir, serverUser.uid, serverUser.gid);
    const child = startPostgresInChild(dataDir, serverUser);
    expect(await child.outcome).toMatchObject({ started: { adopted: false } });
    await child.kill();

    const adopted = await startEmbeddedPostgres({ dataDir });
    expect(adopted.adopted).toBe(true);
    await adopted.stop();
    const again = await startEmbeddedPostgres({ dataDir });
    try {
      expect(again.adopted).toBe(false);
      expect((await stat(join(dataDir, 'data', 'postmaster.pid'))).uid).toBe(serverUser.uid);
      expect(await one(again.url)).toBe(1);
    } finally {
      await again.stop();
    }
  });
});

async function one(url: string, sql = 'select 1 as one'): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = (await client.query(sql)) as pg.QueryResult | pg.QueryResult[];
    const last = Array.isArray(result) ? result.at(-1) : result;
    return (last?.rows[0] as { one?: unknown } | undefined)?.one;
  } finally {
    await client.end();
  }
}
