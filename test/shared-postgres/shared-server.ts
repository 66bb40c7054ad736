import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedPostgres } from '#platform/postgres/embedded/embedded-postgres.js';
import { removeEmbeddedPostgres } from '#platform/postgres/embedded/remove-embedded-postgres.js';
import { startEmbeddedPostgres } from '#platform/postgres/embedded/start-embedded-postgres.js';
import { removeAbandonedServers, testServerPrefix } from './remove-abandoned-servers.js';

/** Set-up and teardown run in one process and load this module once. */
let shared: { dataDir: string; server: EmbeddedPostgres } | undefined;

/**
 * Starts the one PostgreSQL that all suites of a run share, and tells the test processes its address in
 * `TEST_DATABASE_URL`; if that is set already, that server is used and none is started.
 *
 * Its files are not written through to the disk: it lives for one run, and the tests of durability start servers of their own.
 */
export async function startSharedServer(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const temporary = await realpath(tmpdir());
  await removeAbandonedServers(temporary);
  const dataDir = await mkdtemp(join(temporary, testServerPrefix));
  const server = await startEmbeddedPostgres({
    dataDir,
    // Nobody but a superuser ends an autovacuum worker, and with it in a database that cannot be dropped.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: '300' },
  });
  shared = { dataDir, server };
  process.env['TEST_DATABASE_URL'] = server.url;
}

/** Stops the server that `startSharedServer` started, if it started one, and removes its files. */
export async function stopSharedServer(): Promise<void> {
  if (!shared) return;
  const { dataDir, server } = shared;
  shared = undefined;
  delete process.env['TEST_DATABASE_URL'];
  await server.stop();
  await removeEmbeddedPostgres(dataDir);
}
