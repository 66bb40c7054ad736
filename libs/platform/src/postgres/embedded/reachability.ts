import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ServerUser } from './server-user.js';

const permission = { read: 4, write: 2, execute: 1 } as const;
type Permission = keyof typeof permission;

/**
 * Whether a user has a permission on a path and may enter every directory above it, by the mode bits (access control
 * lists are not looked at). A path that does not exist is not reachable.
 */
export async function isReachable(user: ServerUser, path: string, wanted: readonly Permission[]): Promise<boolean> {
  return (await canEnter(user, dirname(resolve(path)))) && (await allows(user, path, wanted));
}

/** Whether a user may enter a directory and every directory above it. */
export async function canEnter(user: ServerUser, directory: string): Promise<boolean> {
  let current = resolve(directory);
  for (;;) {
    if (!(await allows(user, current, ['execute']))) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

async function allows(user: ServerUser, path: string, wanted: readonly Permission[]): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return false;
  const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
  const bits = wanted.reduce((sum, one) => sum | permission[one], 0);
  return ((found.mode >> shift) & bits) === bits;
}
