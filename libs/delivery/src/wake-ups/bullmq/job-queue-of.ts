import { type JobsOptions } from 'bullmq';
import { type JobConsumer, type JobQueue, type QueuedJob } from '../job-queue.js';

/** What is used of BullMQ's Queue, the same on every server. */
export interface UsedQueue {
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  getJobState(id: string): Promise<string>;
  close(): Promise<void>;
}

/** What is used of BullMQ's Worker. */
export interface UsedWorker {
  pause(doNotWaitActive: true): Promise<void>;
  close(): Promise<void>;
  getBackend(): { close(force: boolean): Promise<void> };
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** A job in a worker's hands. */
export interface TakenJob {
  readonly name: string;
  readonly id?: string | undefined;
}

export interface JobQueueParts {
  readonly queue: UsedQueue;
  readonly worker: (take: (job: TakenJob) => Promise<void>) => UsedWorker;
  /** Told of what breaks while nobody waits for an answer. */
  readonly broken: (error: Error) => void;
  /** Ends the connections that closing leaves, also where the server does not answer. */
  readonly release: () => Promise<void>;
}

/** Jobs that one statement or script adds; larger batches are split. */
const batch = 1_000;
/** How long a server that does not answer may keep a shutdown waiting. */
const closeMs = 3_000;

/**
 * A wake-up is removed as soon as it was taken, so that the queue does not grow and the same id can be used again. Beats
 * stay for a while, since their sender looks after them.
 */
const options: Record<QueuedJob['name'], JobsOptions> = {
  wake: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  beat: { attempts: 1, removeOnComplete: { age: 600, count: 1_000 }, removeOnFail: true },
};

/** Makes the port of a queue and its workers. */
export function jobQueueOf({ queue, worker, broken, release }: JobQueueParts): JobQueue {
  return {
    async add(jobs) {
      for (let from = 0; from < jobs.length; from += batch) {
        await queue.addBulk(
          jobs.slice(from, from + batch).map(({ id, name, delayMs }) => ({ name, data: {}, opts: { ...options[name], jobId: id, delay: delayMs } })),
        );
      }
    },
    async stateOf(id) {
      const state = await queue.getJobState(id);
      return state === 'unknown' ? 'unknown' : state === 'completed' || state === 'failed' ? 'taken' : 'waits';
    },
    consume: (taken) => consumer(worker, taken, broken),
    async close() {
      await inTime(queue.close());
      await inTime(release());
    },
  };
}

function consumer(worker: JobQueueParts['worker'], taken: (name: string, id: string) => void, broken: (error: Error) => void): JobConsumer {
  const running = worker((job) => {
    taken(job.name, job.id ?? '');
    return Promise.resolve();
  });
  running.on('error', broken);
  return {
    async close() {
      // Ends its look-out for stalled jobs, which close() would reach only after the server's answer.
      await running.pause(true);
      if (!(await inTime(running.close()))) await inTime(running.getBackend().close(true));
    },
  };
}

/** Whether it closed in time and without a failure, of which nothing follows any more. */
async function inTime(closing: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), closeMs)));
  const closed = closing.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([closed, late]);
  } finally {
    clearTimeout(timer);
  }
}
