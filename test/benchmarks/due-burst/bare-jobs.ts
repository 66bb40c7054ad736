import { createPostgresBackend, createRedisBackend, DEFAULT_SCHEMA, type PostgresConnectionOptions, withBackend } from 'bullmq';
import pg from 'pg';
import { migrateWakeUpQueue } from '#delivery/wake-ups/bullmq/postgres-queue.js';

/** Where the queue lies. */
export interface Backend {
  readonly kind: 'postgres' | 'redis';
  readonly url: string;
}

const BULK = 1_000;

/**
 * Jobs a second that bare BullMQ gets through on a backend, with as many under way at a time: they are in the queue when the time begins,
 * and do nothing.
 */
export async function bareJobsPerSecond({ kind, url }: Backend, count: number, concurrency: number, name: string): Promise<number> {
  const { Queue, Worker } = classesOn(kind);
  if (kind === 'postgres') await migrateWakeUpQueue(url);
  const pool = kind === 'postgres' ? new pg.Pool({ connectionString: url, options: `-c search_path=${DEFAULT_SCHEMA}`, max: concurrency }) : undefined;
  const connection = (pool ?? { url, protocol: 2, maxRetriesPerRequest: null }) as unknown as PostgresConnectionOptions;
  const queue = new Queue(name, { connection });
  for (let from = 0; from < count; from += BULK) {
    await queue.addBulk(Array.from({ length: Math.min(BULK, count - from) }, (_, n) => ({ name: 'bare', data: {}, opts: { jobId: `job-${from + n}`, removeOnComplete: true } })));
  }
  let done = 0;
  const start = performance.now();
  let allDone: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (allDone = resolve));
  const worker = new Worker(
    name,
    () => {
      done += 1;
      if (done === count) allDone();
      return Promise.resolve();
    },
    { connection, concurrency },
  );
  worker.on('error', () => undefined);
  await finished;
  const seconds = (performance.now() - start) / 1_000;
  await worker.close();
  await queue.close();
  await pool?.end();
  return count / seconds;
}

/** Bound to the backend; the types of one stand for both. */
function classesOn(kind: Backend['kind']): ReturnType<typeof withPostgres> {
  return kind === 'postgres' ? withPostgres() : (withBackend(createRedisBackend) as unknown as ReturnType<typeof withPostgres>);
}

const withPostgres = () => withBackend(createPostgresBackend);
