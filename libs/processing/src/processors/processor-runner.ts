import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { type Lag, type ProcessingHooks } from './processing-hooks.js';
import { ProcessorLoop } from './processor-loop.js';
import { type Processor } from './processor.js';
import { usualRetry, type Retry } from './rest.js';
import { Watchdog } from './watchdog.js';

export interface ProcessorRunnerOptions {
  readonly store: EventStore;
  /**
   * Holds checkpoints and what the processors write. Each processor takes a connection while it works: a pool with fewer
   * connections than processors slows them down, and a log that lives on the same pool needs some of its own.
   */
  readonly pool: Pool;
  readonly processors: readonly Processor[];
  /** Names this process among those that run the same processors; made up when absent. */
  readonly owner?: string;
  /** How long a crashed process keeps others from its processors, in milliseconds; 10,000 by default. */
  readonly leaseMs?: number;
  /** How often checkpoints are held against the head, in milliseconds; 2,000 by default. */
  readonly watchdogMs?: number;
  readonly retry?: Partial<Retry>;
  readonly hooks?: ProcessingHooks;
}

const name = /^[a-z][a-z0-9_-]*$/;

/** Runs processors in this process. Any number of processes may run the same ones: each is worked on by one at a time. */
export class ProcessorRunner {
  private readonly loops: readonly ProcessorLoop[];
  private readonly watchdog: Watchdog;
  private readonly stopping = new AbortController();
  private running: Promise<unknown> | undefined;

  /** @throws Error when two processors share a name, or one has none that can be used */
  constructor(options: ProcessorRunnerOptions) {
    const { store, pool, processors, leaseMs = 10_000, watchdogMs = 2_000, hooks = {} } = options;
    const names = processors.map((processor) => processor.name);
    const bad = names.find((one, place) => !name.test(one) || names.indexOf(one) !== place);
    if (bad !== undefined) throw new Error(`processors need names of their own: ${bad}`);
    const owner = options.owner ?? `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
    const retry = { ...usualRetry, ...options.retry };
    this.loops = processors.map((one) => new ProcessorLoop(one, { store, pool, owner, leaseMs, retry, hooks }));
    this.watchdog = new Watchdog(this.loops, { store, pool, hooks, everyMs: watchdogMs });
  }

  /** How far each processor is behind the head of the log, whichever process works on it. */
  get lag(): ReadonlyMap<string, Lag> {
    return this.watchdog.lag;
  }

  /** Begins to work, in the background. */
  start(): void {
    if (this.running) throw new Error('the processors run already');
    this.running = Promise.all(this.loops.map((loop) => loop.run(this.stopping.signal)));
    this.watchdog.start();
  }

  /** Lets batches under way finish, gives the leases back, and ends. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watchdog.stop();
    await this.running;
  }
}
