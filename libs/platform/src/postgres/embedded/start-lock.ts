import { rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from './process-identity.js';

/** Held by the one process that runs the server of a home. */
export interface StartLock {
  release(): Promise<void>;
  /** For the exit of the process, when nothing can be awaited any more. */
  releaseNow(): void;
}

/** Another living process holds the lock. */
export class EmbeddedPostgresInUse extends Error {
  override readonly name = 'EmbeddedPostgresInUse';
  constructor(
    directory: string,
    readonly pid: number,
  ) {
    super(
      `The embedded PostgreSQL in ${directory} is already run by process ${pid}. One process runs it; ` +
        'give the others its address in DATABASE_URL, or another data directory.',
    );
  }
}

const heldHere = new Set<string>();

/**
 * Takes the lock of a home, also from a holder that has died, whose process id may meanwhile belong to another program.
 * @throws EmbeddedPostgresInUse
 */
export async function acquireStartLock(directory: string): Promise<StartLock> {
  const path = join(directory, 'lock');
  if (heldHere.has(path)) throw new EmbeddedPostgresInUse(directory, process.pid);
  heldHere.add(path);
  try {
    await takeOver(path, directory);
  } catch (error) {
    heldHere.delete(path);
    throw error;
  }
  return {
    async release() {
      if (heldHere.delete(path)) await rm(path, { force: true });
    },
    releaseNow() {
      if (heldHere.delete(path)) rmSync(path, { force: true });
    },
  };
}

async function takeOver(path: string, directory: string): Promise<void> {
  const mine = JSON.stringify({ pid: process.pid, identity: await processIdentity(process.pid) });
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      // A hard link appears with its content and fails when the name is taken: nobody ever reads half a lock.
      const taken = await link(draft, path).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          throw error;
        },
      );
      if (taken) return;
      const found = await readFile(path, 'utf8').catch(() => undefined);
      if (found === undefined) continue;
      const holder = await livingHolder(found);
      if (holder !== undefined) throw new EmbeddedPostgresInUse(directory, holder);
      await removeStale(path, found);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function livingHolder(content: string): Promise<number | undefined> {
  const { pid, identity } = parseHolder(content);
  if (pid === undefined || pid === process.pid) return undefined;
  const current = await processIdentity(pid);
  return current !== undefined && current === identity ? pid : undefined;
}

function parseHolder(content: string): { pid?: number; identity?: unknown } {
  try {
    const { pid, identity } = JSON.parse(content) as { pid?: unknown; identity?: unknown };
    return typeof pid === 'number' ? { pid, identity } : {};
  } catch {
    return {};
  }
}

/** Moves a stale lock aside by name before deleting it, and puts it back if somebody renewed it in between. */
async function removeStale(path: string, expected: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, 'utf8')) !== expected) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}
