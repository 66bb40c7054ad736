import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, isReachable } from './reachability.js';
import type { ServerUser } from './server-user.js';

describe('what a user can reach', () => {
  let top: string;
  let owner: ServerUser;
  let group: ServerUser;
  const stranger: ServerUser = { uid: 61_234, gid: 61_234 };

  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), 'borgerforloeb-reach-'));
    await chmod(top, 0o755);
    await mkdir(join(top, 'inner'), { mode: 0o700 });
    await writeFile(join(top, 'program'), '');
    const { uid, gid } = await stat(top);
    owner = { uid, gid };
    group = { uid: stranger.uid, gid };
  });
  afterAll(async () => {
    await rm(top, { recursive: true });
  });

  it.each([
    { mode: 0o755, byOwner: true, byGroup: true, byStranger: true },
    { mode: 0o750, byOwner: true, byGroup: true, byStranger: false },
    { mode: 0o700, byOwner: true, byGroup: false, byStranger: false },
    { mode: 0o711, byOwner: true, byGroup: false, byStranger: false },
    { mode: 0o057, byOwner: false, byGroup: true, byStranger: true },
  ])('reads the mode $mode for owner, group and others', async ({ mode, byOwner, byGroup, byStranger }) => {
    const program = join(top, 'program');
    await chmod(program, mode);
    const reachable = await Promise.all([owner, group, stranger].map((user) => isReachable(user, program, ['read', 'execute'])));
    expect(reachable).toEqual([byOwner, byGroup, byStranger]);
  });

  it('stops at a directory above that may not be entered', async () => {
    await mkdir(join(top, 'inner', 'deep'), { recursive: true, mode: 0o755 });
    expect(await canEnter(owner, join(top, 'inner', 'deep'))).toBe(true);
    expect(await canEnter(stranger, join(top, 'inner', 'deep'))).toBe(false);
    expect(await canEnter(stranger, top)).toBe(true);
  });

  it('counts what is not there as out of reach', async () => {
    expect(await isReachable(owner, join(top, 'nothing'), ['read'])).toBe(false);
  });
});
