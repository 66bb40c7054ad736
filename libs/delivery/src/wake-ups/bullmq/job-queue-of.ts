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
  /** Milliseconds after which another worker takes the place of one that failed; absent where a worker recovers by itself. */
  readonly renewMs?: number;
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
export function jobQueueOf(parts: JobQueueParts): JobQueue {
  const { queue, release } = parts;
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
    consume: (taken) => consumer(parts, taken),
    async close() {
      await inTime(queue.close());
      await inTime(release());
    },
  };
}

function consumer({ worker, broken, renewMs }: JobQueueParts, taken: (name: string, id: string) => void): JobConsumer {
  let current: UsedWorker;
  let renewal: NodeJS.Timeout | undefined;
  let closing = false;
  const begin = (): void => {
    renewal = undefined;
    const begun = (current = worker((job) => {
      taken(job.name, job.id ?? '');
      return Promise.resolve();
    }));
    begun.on('error', (error) => {
      broken(error);
      if (renewMs === undefined || renewal !== undefined || closing || begun !== current) return;
      void end(begun);
      renewal = setTimeout(begin, renewMs).unref();
    });
  };
  begin();
  return {
    async close() {
      closing = true;
      clearTimeout(renewal);
      await end(current);
    },
  };
}

async function end(worker: UsedWorker): Promise<void> {
  // Ends its look-out for stalled jobs, which close() would reach only after the server's answer.
  await worker.pause(true);
  if (!(await inTime(worker.close()))) await inTime(worker.getBackend().close(true));
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
