import { createPostgresBackend, DEFAULT_SCHEMA, LATEST_SCHEMA_VERSION, type PostgresConnectionOptions, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import { type JobQueue } from '../job-queue.js';
import { jobQueueOf } from './job-queue-of.js';
import { queueSettings, workerSettings } from './settings.js';

const answerMs = 10_000;
const migrateMs = 120_000;
/**
 * A worker whose first session breaks keeps that failure for ever, and asks again without a pause: no other code of the
 * process would run any more. One whose server refuses it asks again at once as well.
 */
const renewMs = 1_000;

/** BullMQ's classes bound to PostgreSQL; its process-wide default stays as it is. */
const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * Opens a queue in PostgreSQL, in BullMQ's own schema, which is brought up to date first. It has a pool of its own, since
 * BullMQ finds its tables through the sessions' search path and keeps one session listening.
 * @throws Error where the server cannot be reached or the schema was made by a newer major version
 */
export async function openPostgresQueue(url: string, name: string, broken: (error: Error) => void): Promise<JobQueue> {
  await migrateWakeUpQueue(url);
  const pool = new pg.Pool({
    ...session(url),
    options: `-c search_path=${DEFAULT_SCHEMA}`,
    max: 4,
    query_timeout: answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // The pool re-emits the errors of its idle sessions only; one that is checked out needs a listener of its own.
  pool.on('error', broken);
  pool.on('connect', (client) => client.on('error', broken));
  // The same methods, declared with other overloads.
  const connection = pool as unknown as PostgresConnectionOptions;
  try {
    const queue = new Queue(name, { connection, ...queueSettings });
    queue.on('error', broken);
    await queue.waitUntilReady();
    return jobQueueOf({
      queue,
      worker: (take) => new Worker(name, take, { connection, ...workerSettings }),
      broken,
      release: () => pool.end(),
      renewMs,
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * Brings BullMQ's schema up to date: once, however many processes ask at the same time. Where it is, nothing is written,
 * so that a process may run under a role that may not change tables.
 * @throws Error where the server cannot be reached or refuses
 */
export async function migrateWakeUpQueue(url: string): Promise<void> {
  const client = new pg.Client({ ...session(url), query_timeout: migrateMs });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if ((await versionOf(client)) < LATEST_SCHEMA_VERSION) await runMigrations(client, DEFAULT_SCHEMA);
  } finally {
    await client.end();
  }
}

async function versionOf(client: pg.Client): Promise<number> {
  const ledger = `${DEFAULT_SCHEMA}.migration`;
  const { rows } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [ledger]);
  if (!rows[0]?.exists) return 0;
  const { rows: versions } = await client.query<{ version: number }>(`select coalesce(max(version), 0)::int as version from ${ledger}`);
  return versions[0]?.version ?? 0;
}

function session(url: string): pg.ClientConfig {
  return { connectionString: url, application_name: 'borgerforloeb-wake-ups', connectionTimeoutMillis: answerMs };
}
