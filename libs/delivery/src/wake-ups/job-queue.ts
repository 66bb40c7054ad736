/** A job as it stands in the queue: a name and an id, and never any data. */
export interface QueuedJob {
  readonly id: string;
  readonly name: JobName;
  readonly delayMs: number;
}

/** `wake` wakes the worker up; `beat` shows that the queue is being worked. */
export type JobName = 'wake' | 'beat';

/** What takes jobs out of the queue. */
export interface JobConsumer {
  /**
   * Takes no more jobs. Resolves when it has let go, or has not managed to within a few seconds (the server does not answer);
   * it is cut off then.
   */
  close(): Promise<void>;
}

/** A queue of BullMQ's, on whichever server; the only part that knows BullMQ. */
export interface JobQueue {
  /** Adds jobs together. A job whose id stands in the queue already is not added again. @throws where the server cannot be reached */
  add(jobs: readonly QueuedJob[]): Promise<void>;
  /** Whether a job waits to be taken, was taken by some consumer, or is not known to the queue. @throws like `add` */
  stateOf(id: string): Promise<'waits' | 'taken' | 'unknown'>;
  /** Starts to take jobs, and tells of each once it is due. */
  consume(taken: (name: string, id: string) => void): JobConsumer;
  close(): Promise<void>;
}
