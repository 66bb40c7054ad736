import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedPostgres } from './embedded-postgres.js';
import { findEmbeddedPostgres } from './find-embedded-postgres.js';
import { isAlive } from './process-identity.js';
import { removeEmbeddedPostgres } from './remove-embedded-postgres.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';
import { EmbeddedPostgresInUse } from './start-lock.js';

async function query<T extends pg.QueryResultRow>(server: EmbeddedPostgres, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  const start = async (): Promise<EmbeddedPostgres> => (server = await startEmbeddedPostgres({ dataDir }));

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-test-start-'));
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await removeEmbeddedPostgres(dataDir);
  });

  it('makes a durable cluster the first time, on loopback, with a role that is no superuser', async () => {
    const lines: string[] = [];
    server = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
    const [state] = await query(
      server,
      `select current_user as role, rolsuper as super, current_database() as database,
              pg_catalog.pg_get_userbyid(datdba) as owner, pg_encoding_to_char(encoding) as encoding, datlocale as locale,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
              current_setting('listen_addresses') as listens, current_setting('TimeZone') as zone
         from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(state).toEqual({
      role: 'borgerforloeb',
      super: false,
      database: 'borgerforloeb',
      owner: 'borgerforloeb',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
      fsync: 'on',
      synchronous_commit: 'on',
      listens: '127.0.0.1',
      zone: 'UTC',
    });
    expect(server.adopted).toBe(false);
    expect(lines.some((line) => line.includes('Making the database cluster'))).toBe(true);
    expect(lines.join('\n')).not.toContain(new URL(server.url).password);
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('keeps data, address and password until the next start', async () => {
    const first = await start();
    await query(first, 'create table kept as select 1 as one');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  it('has ended when stop returns, and lets stop be called again', async () => {
    const running = await start();
    await running.stop();
    await running.stop();
    expect(isAlive(running.pid)).toBe(false);
    await expect(stat(join(dataDir, 'data', 'postmaster.pid'))).rejects.toThrow('ENOENT');
    await expect(query(running, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('does not let anybody in without the password', async () => {
    const running = await start();
    const url = new URL(running.url);
    url.password = 'guessed';
    await expect(query({ ...running, url: url.href }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('takes another port when somebody has the last one', async () => {
    const first = await start();
    await first.stop();
    const somebody = await listen(first.port);
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await new Promise((resolve) => somebody.close(resolve));
    }
  });

  it('starts afresh after an interrupted first start', async () => {
    const draft = join(dataDir, 'initialising-4711');
    await mkdir(join(draft, 'data', 'base'), { recursive: true });
    await writeFile(join(draft, 'data', 'PG_VERSION'), '18\n');
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await expect(stat(draft)).rejects.toThrow('ENOENT');
  });

  it('rejects with what the server logged when the data are broken, and can be tried again', async () => {
    await (await start()).stop();
    const control = join(dataDir, 'data', 'global', 'pg_control');
    const whole = await readFile(control);
    await writeFile(control, 'not a control file');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/ended with .*while starting[\s\S]*pg_control/);
    await writeFile(control, whole);
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('rejects with what the server logged when a setting makes no sense', async () => {
    await expect(startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'many' } })).rejects.toThrow(
      /invalid value for parameter "shared_buffers": "many"/,
    );
  });

  it('rejects clearly when the passwords are lost, and leaves no server behind', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'secrets.json'));
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('does not take the password');
    await expect(stat(join(dataDir, 'data', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });

  it('refuses a second start on the same data, which a second process can look up instead', async () => {
    expect(await findEmbeddedPostgres(dataDir)).toBeUndefined();
    const running = await start();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(EmbeddedPostgresInUse);
    await expect(removeEmbeddedPostgres(dataDir)).rejects.toThrow(EmbeddedPostgresInUse);
    expect(await findEmbeddedPostgres(dataDir)).toEqual({ url: running.url, port: running.port });
  });

  it('writes no value of a failing statement to its log', async () => {
    const running = await start();
    await query(running, 'create table person (name text primary key, born date)');
    await query(running, "insert into person values ('Hemmelig', null)");
    await expect(query(running, "insert into person values ('Hemmelig', null)")).rejects.toMatchObject({ code: '23505' });
    await expect(query(running, "insert into person values ('Andet', 'Hemmelig')")).rejects.toMatchObject({ code: '22007' });
    await running.stop();
    const written = await readFile(join(dataDir, 'server.log'), 'utf8');
    expect(written).toContain('database system is shut down');
    expect(written).not.toContain('Hemmelig');
    expect(written).not.toContain('insert into');
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const somebody = createServer().once('error', reject);
    somebody.listen({ host: '127.0.0.1', port }, () => resolve(somebody));
  });
}
