import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from './process-identity.js';
import { acquireStartLock, EmbeddedPostgresInUse } from './start-lock.js';

describe('acquireStartLock', () => {
  let directory: string;
  const content = (): Promise<string> => readFile(join(directory, 'lock'), 'utf8');
  const leave = (holder: unknown): Promise<void> => writeFile(join(directory, 'lock'), JSON.stringify(holder));

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-lock-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('is held by one, and free again after its release', async () => {
    const lock = await acquireStartLock(directory);
    await expect(acquireStartLock(directory)).rejects.toThrow(EmbeddedPostgresInUse);
    await lock.release();
    await lock.release();
    const next = await acquireStartLock(directory);
    next.releaseNow();
    expect(await readdir(directory)).toEqual([]);
  });

  it('respects a living holder and names it', async () => {
    const holder = { pid: process.ppid, identity: await processIdentity(process.ppid) };
    await leave(holder);
    await expect(acquireStartLock(directory)).rejects.toMatchObject({ name: 'EmbeddedPostgresInUse', pid: process.ppid });
    expect(JSON.parse(await content())).toEqual(holder);
    expect(await readdir(directory)).toEqual(['lock']);
  });

  it.each([
    ['whose number went to another process', () => ({ pid: process.ppid, identity: 'started some other time' })],
    ['that had the number this process has now', () => ({ pid: process.pid, identity: 'started some other time' })],
    ['that has ended', () => ({ pid: 2 ** 22 + 1, identity: 'gone' })],
    ['that cannot be read', () => 'nonsense'],
  ])('takes over from a holder %s', async (_name, holder) => {
    await leave(holder());
    const lock = await acquireStartLock(directory);
    expect(JSON.parse(await content())).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(directory)).toEqual([]);
  });
});
