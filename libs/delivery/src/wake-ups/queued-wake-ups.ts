import { randomUUID } from 'node:crypto';
import { type Clock } from '#kernel';
import { Bell } from './bell.js';
import { Heartbeat } from './heartbeat.js';
import { type JobConsumer, type JobQueue, type QueuedJob } from './job-queue.js';
import { queueFailure, WakeUpFailure } from './wake-up-failure.js';
import { type WakeUps, type WantedWakeUp } from './wake-ups.js';

export interface QueuedWakeUpsParts {
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly heartbeatMs: number;
  readonly report: (failure: WakeUpFailure) => void;
}

/**
 * Wake-ups through a queue. A wake-up is spent when it rings the bell: what it was for stands in the due table, so that a
 * crash after that costs no more than the wait for the sweep, and no job is held, renewed or found stalled meanwhile.
 */
export class QueuedWakeUps implements WakeUps {
  readonly #parts: QueuedWakeUpsParts;
  readonly #heartbeat: Heartbeat;
  #bell: Bell | undefined;
  #consumer: JobConsumer | undefined;
  #stopping: Promise<void> | undefined;

  constructor(parts: QueuedWakeUpsParts) {
    this.#parts = parts;
    this.#heartbeat = new Heartbeat({ ...parts, everyMs: parts.heartbeatMs, stuck: () => this.#replaceConsumer() });
  }

  async schedule(wanted: readonly WantedWakeUp[]): Promise<void> {
    const jobs = wanted.map(jobFor);
    if (jobs.length === 0) return;
    try {
      await this.#parts.queue.add(jobs);
    } catch (error) {
      this.#parts.report(queueFailure('schedule', error));
    }
  }

  start(wake: () => Promise<void>): Promise<void> {
    if (this.#bell || this.#stopping) throw new Error('wake-ups are started once, and not after they were stopped');
    this.#bell = new Bell(wake, (cause) => this.#parts.report(new WakeUpFailure('wake', 'WAKE', 'what was woken up failed', { cause })));
    this.#consumer = this.#consume(this.#bell);
    this.#heartbeat.start();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop());
  }

  lastHeartbeat(): number | null {
    return this.#heartbeat.last;
  }

  async #stop(): Promise<void> {
    await this.#heartbeat.stop();
    await Promise.all([this.#bell?.close(), this.#consumer?.close()]);
    // Another process, or this one's next life, answers what was taken here and not answered any more.
    if (this.#bell?.unanswered) await this.schedule([{ id: `handed-on-${randomUUID()}`, delayMs: 0 }]);
    await this.#parts.queue.close();
  }

  #consume(bell: Bell): JobConsumer {
    return this.#parts.queue.consume((name, id) => {
      this.#heartbeat.taken(id);
      if (name === 'wake') bell.ring();
    });
  }

  #replaceConsumer(): void {
    if (!this.#bell || this.#stopping) return;
    void this.#consumer?.close();
    this.#consumer = this.#consume(this.#bell);
  }
}

const spelling = /^[A-Za-z0-9_-]+$/;

/** @throws RangeError for what no queue can take: that is a caller's bug */
function jobFor({ id, delayMs }: WantedWakeUp): QueuedJob {
  if (!spelling.test(id)) throw new RangeError("a wake-up's id has letters, digits, '_' and '-' only");
  if (!Number.isFinite(delayMs)) throw new RangeError("a wake-up's delay is a number of milliseconds");
  return { id: `wake-${id}`, name: 'wake', delayMs: Math.max(0, Math.ceil(delayMs)) };
}
