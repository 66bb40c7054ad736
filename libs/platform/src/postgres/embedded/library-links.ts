import { lstat, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** The list that the npm package carries instead of links, which npm cannot pack; paths are relative to the package. */
const schema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links among PostgreSQL's libraries (`libpq.so.5` → `libpq.so.5.18`) that the package's install script would
 * make, and npm does not run in many places. Makes only what is missing; several processes may do it at once.
 * @param native the package's `native` directory, or a copy of it
 */
export async function makeLibraryLinks(native: string): Promise<void> {
  for (const { path, destination } of await missingLinks(native)) {
    const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await symlink(destination, draft);
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  }
}

/** Whether no library link is missing. */
export async function linksAreComplete(native: string): Promise<boolean> {
  return (await missingLinks(native)).length === 0;
}

async function missingLinks(native: string): Promise<{ path: string; destination: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  const missing = [];
  for (const { source, target } of schema.parse(JSON.parse(text))) {
    const path = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
    const destination = basename(source);
    const found = await lstat(path).catch(() => undefined);
    // A regular file in its place serves as well: some unpackers write copies.
    if (found && !found.isSymbolicLink()) continue;
    if (found && (await readlink(path).catch(() => '')) === destination) continue;
    missing.push({ path, destination });
  }
  return missing;
}
