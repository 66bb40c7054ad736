import { afterEach, describe, expect, it } from '@jest/globals';
import { type Clock, instant, millisOf } from '#kernel';
import { eventually } from '#testing/waiting/eventually.js';
import { type JobQueue, type QueuedJob } from './job-queue.js';
import { QueuedWakeUps } from './queued-wake-ups.js';
import { type WakeUpFailure } from './wake-up-failure.js';

const now = instant('2031-03-01T10:00:00Z');
const clock: Clock = { now: () => now };

/** A queue in memory whose first consumers are deaf: they are there, and take nothing. */
class DeafQueue implements JobQueue {
  readonly jobs = new Map<string, QueuedJob>();
  consumers = 0;
  closedConsumers = 0;
  #taken: ((name: string, id: string) => void) | undefined;

  constructor(
    private readonly deaf: number,
    readonly broken = false,
  ) {}

  add(jobs: readonly QueuedJob[]): Promise<void> {
    if (this.broken) return Promise.reject(Object.assign(new Error('planted'), { code: 'ECONNREFUSED' }));
    for (const job of jobs) this.jobs.set(job.id, job);
    this.#hand();
    return Promise.resolve();
  }
  stateOf(id: string): Promise<'waits' | 'taken' | 'unknown'> {
    return Promise.resolve(this.jobs.has(id) ? 'waits' : 'unknown');
  }
  consume(taken: (name: string, id: string) => void): { close(): Promise<void> } {
    if (++this.consumers > this.deaf) this.#taken = taken;
    this.#hand();
    return {
      close: () => {
        this.closedConsumers++;
        return Promise.resolve();
      },
    };
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
  #hand(): void {
    if (!this.#taken) return;
    for (const { id, name } of this.jobs.values()) {
      this.jobs.delete(id);
      this.#taken(name, id);
    }
  }
}

describe('QueuedWakeUps', () => {
  let wakeUps: QueuedWakeUps | undefined;
  const failures: WakeUpFailure[] = [];
  const on = (queue: JobQueue): QueuedWakeUps =>
    (wakeUps = new QueuedWakeUps({ queue, clock, heartbeatMs: 5, report: (failure) => failures.push(failure) }));

  afterEach(async () => {
    await wakeUps?.stop();
    failures.length = 0;
  });

  it('P17: raises the alarm when nobody takes jobs, replaces the consumer, and goes on', async () => {
    const queue = new DeafQueue(1);
    const opened = on(queue);
    let woken = 0;
    await opened.start(() => Promise.resolve(void woken++));
    await opened.schedule([{ id: 'advisory-1', delayMs: 0 }]);
    expect(opened.lastHeartbeat()).toBeNull();
    await eventually('the wake-up', () => woken === 1);
    await eventually('the heartbeat', () => opened.lastHeartbeat() === millisOf(now));
    expect(failures.map(({ task, code }) => [task, code])).toContainEqual(['heartbeat', 'STUCK']);
    expect(queue).toMatchObject({ consumers: 2, closedConsumers: 1 });
  });

  it('reports and resolves when the queue cannot be reached', async () => {
    const opened = on(new DeafQueue(0, true));
    await expect(opened.schedule([{ id: 'advisory-1', delayMs: 0 }])).resolves.toBeUndefined();
    expect(failures.map(({ task, code }) => [task, code])).toEqual([['schedule', 'ECONNREFUSED']]);
  });

  it.each(['', 'a:b', 'a b', 'a.b', 'å', 'a\n'])('refuses the id %j, and takes nothing of that batch', async (id) => {
    const queue = new DeafQueue(9);
    await expect(on(queue).schedule([{ id: 'good', delayMs: 0 }, { id, delayMs: 0 }])).rejects.toThrow(RangeError);
    expect(queue.jobs.size).toBe(0);
  });

  it.each([Number.NaN, Infinity])('refuses a delay of %d', async (delayMs) => {
    await expect(on(new DeafQueue(9)).schedule([{ id: 'good', delayMs }])).rejects.toThrow(RangeError);
  });

  it('takes a delay that has passed as at once, and any id of the allowed letters', async () => {
    const queue = new DeafQueue(9);
    await on(queue).schedule([
      { id: '7', delayMs: -1 },
      { id: 'A_b-1', delayMs: 0.2 },
    ]);
    expect([...queue.jobs.values()]).toEqual([
      { id: 'wake-7', name: 'wake', delayMs: 0 },
      { id: 'wake-A_b-1', name: 'wake', delayMs: 1 },
    ]);
  });

  it('is started once', async () => {
    const opened = on(new DeafQueue(0));
    await opened.start(() => Promise.resolve());
    await expect(async () => opened.start(() => Promise.resolve())).rejects.toThrow('started once');
  });
});
