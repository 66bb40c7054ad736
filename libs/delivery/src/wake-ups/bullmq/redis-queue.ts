import { createRedisBackend, withBackend } from 'bullmq';
import { type JobQueue } from '../job-queue.js';
import { requireNoEviction } from './eviction-policy.js';
import { jobQueueOf } from './job-queue-of.js';
import { queueSettings, workerSettings } from './settings.js';

const answerMs = 5_000;
/** Before the keys of everything that is put there. */
const prefix = 'borgerforloeb';

/** BullMQ's classes bound to Redis; its process-wide default stays as it is. */
const { Queue, Worker } = withBackend(createRedisBackend);

/** How a connection that broke comes back: soon at first, then every two seconds, for ever. */
const reconnecting = {
  connectTimeout: answerMs,
  keepAlive: 10_000,
  retryStrategy: (times: number) => Math.min(times * 100, 2_000),
  // BullMQ reads the shapes of the older protocol.
  protocol: 2,
} as const;

/**
 * Opens a queue in Redis. Asking fails at once while there is no connection, so that nobody waits for the queue; workers wait
 * for theirs as long as it takes.
 * @throws Error where the server cannot be reached, or may throw jobs away when its memory is full
 */
export async function openRedisQueue(url: string, name: string, broken: (error: Error) => void): Promise<JobQueue> {
  await requireNoEviction(url, answerMs);
  const asking = { ...reconnecting, maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: answerMs };
  const waiting = { ...reconnecting, maxRetriesPerRequest: null };
  const queue = new Queue(name, { connection: { url, ...asking }, prefix, ...queueSettings });
  queue.on('error', broken);
  const client = await queue.getBackend().client;
  // Stays when BullMQ has taken its own listener off: ioredis prints what nobody listens to.
  client.on('error', () => undefined);
  return jobQueueOf({
    queue,
    worker: (take) => new Worker(name, take, { connection: { url, ...waiting }, prefix, ...workerSettings }),
    broken,
    release: () => {
      client.disconnect();
      return Promise.resolve();
    },
  });
}
