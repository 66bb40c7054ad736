import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type PostgresInChild, startPostgresInChild } from '#testing/database/postgres-in-child.js';
import { eventually } from '#testing/waiting/eventually.js';
import { findPostmaster } from './postmaster.js';
import { processIdentity } from './process-identity.js';
import { removeEmbeddedPostgres } from './remove-embedded-postgres.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

describe('startEmbeddedPostgres after another process', () => {
  let dataDir: string;
  let children: PostgresInChild[];
  const inChild = (): PostgresInChild => {
    const started = startPostgresInChild(dataDir);
    children.push(started);
    return started;
  };

  beforeEach(async () => {
    children = [];
    dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-test-takeover-'));
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await removeEmbeddedPostgres(dataDir);
  });

  async function startedInChild(): Promise<{ url: string; pid: number }> {
    const outcome = await inChild().outcome;
    if (!('started' in outcome)) throw new Error(outcome.failed.message);
    return outcome.started;
  }

  it('takes over the server of a process that was killed', async () => {
    const orphan = await startedInChild();
    await query(orphan.url, 'create table kept as select 1 as one');
    await children[0]?.kill();

    const server = await startEmbeddedPostgres({ dataDir });
    expect({ pid: server.pid, url: server.url, adopted: server.adopted }).toEqual({ pid: orphan.pid, url: orphan.url, adopted: true });
    expect(await query(server.url, 'select * from kept')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(await findPostmaster(join(dataDir, 'data'))).toBeUndefined();
  });

  it('replaces such a server when other settings are asked for', async () => {
    const orphan = await startedInChild();
    await children[0]?.kill();
    const server = await startEmbeddedPostgres({ dataDir, settings: { work_mem: '7MB' } });
    try {
      expect(server.adopted).toBe(false);
      expect(server.pid).not.toBe(orphan.pid);
      expect(await query(server.url, 'show work_mem')).toEqual([{ work_mem: '7MB' }]);
    } finally {
      await server.stop();
    }
  });

  it('recovers when process and server were both killed and left their pid files', async () => {
    const orphan = await startedInChild();
    await query(orphan.url, 'create table kept as select 1 as one');
    await children[0]?.kill();
    process.kill(orphan.pid, 'SIGKILL');
    await eventually('the server is gone', async () => (await processIdentity(orphan.pid)) === undefined);
    expect(await readdir(join(dataDir, 'data'))).toContain('postmaster.pid');

    const server = await startEmbeddedPostgres({ dataDir });
    try {
      expect(server.adopted).toBe(false);
      expect(await query(server.url, 'select * from kept')).toEqual([{ one: 1 }]);
    } finally {
      await server.stop();
    }
  });

  it('is not misled by pid files whose number went to another program, and leaves that one alone', async () => {
    await (await startEmbeddedPostgres({ dataDir })).stop();
    const data = join(dataDir, 'data');
    const { uid, gid } = await stat(data);
    // As the server's own account, or PostgreSQL itself would see that the process cannot be a server of this cluster.
    const other = spawn('sleep', ['600'], process.getuid?.() === 0 ? { uid, gid, cwd: '/' } : {});
    const otherEnded = once(other, 'exit');
    try {
      await once(other, 'spawn');
      await writeFile(join(data, 'postmaster.pid'), `${other.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n`);
      await writeFile(join(dataDir, 'lock'), JSON.stringify({ pid: other.pid, identity: 'an earlier process' }));
      const server = await startEmbeddedPostgres({ dataDir });
      expect(server.adopted).toBe(false);
      expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await server.stop();
      expect(other.exitCode ?? other.signalCode).toBeNull();
    } finally {
      other.kill('SIGKILL');
      await otherEnded;
    }
  });

  it('lets one of two that start at once have the data, and tells the other who has them', async () => {
    const outcomes = await Promise.all([inChild().outcome, inChild().outcome]);
    const winner = outcomes.find((outcome) => 'started' in outcome);
    const loser = outcomes.find((outcome) => 'failed' in outcome);
    expect(loser).toMatchObject({ failed: { name: 'EmbeddedPostgresInUse' } });
    expect(await query(winner && 'started' in winner ? winner.started.url : '', 'select 1 as one')).toEqual([{ one: 1 }]);
    const pids = children.map((child) => String(child.child.pid));
    expect(pids).toContain(/process (\d+)/.exec(loser && 'failed' in loser ? loser.failed.message : '')?.[1]);
  });

  it('shuts the server down when its process exits without stopping it', async () => {
    const { pid } = await startedInChild();
    children[0]?.child.stdin?.write('leave\n');
    await children[0]?.ended;
    await eventually('the server is gone', async () => (await processIdentity(pid)) === undefined);
    expect(await readdir(dataDir)).not.toContain('lock');
    expect(await readFile(join(dataDir, 'server.log'), 'utf8')).toContain('database system is shut down');
  });

  it('starts on whatever a process leaves that is killed while it makes the cluster', async () => {
    const interrupted = inChild();
    await eventually('initdb runs', async () => (await readdir(dataDir)).some((name) => name.startsWith('initialising-')));
    await interrupted.kill();
    const server = await startEmbeddedPostgres({ dataDir });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(dataDir)).filter((name) => name.startsWith('initialising-'))).toEqual([]);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}
