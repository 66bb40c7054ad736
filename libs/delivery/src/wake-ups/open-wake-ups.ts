import { type Clock } from '#kernel';
import { openPostgresQueue } from './bullmq/postgres-queue.js';
import { openRedisQueue } from './bullmq/redis-queue.js';
import { quietReport } from './quiet-report.js';
import { QueuedWakeUps } from './queued-wake-ups.js';
import { queueFailure, type WakeUpFailure } from './wake-up-failure.js';
import { type WakeUps } from './wake-ups.js';

/** The server that the queue lies on. */
export interface WakeUpBackend {
  readonly kind: 'postgres' | 'redis';
  /** `postgresql://…`, `redis://…` or `rediss://…` */
  readonly url: string;
}

export interface WakeUpOptions {
  readonly backend: WakeUpBackend;
  readonly clock: Clock;
  /** Processes that name the same queue share it. Without `:`. Default `wake-ups`. */
  readonly queue?: string;
  /** Milliseconds from one heartbeat to the next. Default 15,000. */
  readonly heartbeatMs?: number;
  /** Told of what fails, each kind of failure at most twice a minute. Must not throw. */
  readonly report: (failure: WakeUpFailure) => void;
}

/**
 * Opens wake-ups on BullMQ. Once open, an outage of the server delays them and nothing more: `schedule` reports and resolves,
 * and connections come back by themselves.
 * @throws Error where the server cannot be reached now, or is a Redis that may throw jobs away
 */
export async function openWakeUps(options: WakeUpOptions): Promise<WakeUps> {
  const { backend, clock, queue: name = 'wake-ups', heartbeatMs = 15_000 } = options;
  const report = quietReport(options.report);
  const broken = (error: Error): void => report(queueFailure('connection', error));
  const open = backend.kind === 'redis' ? openRedisQueue : openPostgresQueue;
  const queue = await open(backend.url, name, broken);
  return new QueuedWakeUps({ queue, clock, heartbeatMs, report });
}
