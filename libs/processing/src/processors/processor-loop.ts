import { type Page, until } from '#event-store';
import { acquireLease, CheckpointMoved, ensureCheckpoint, LeaseLost, type LeaseAnswer } from '../checkpoints/lease.js';
import { whileHolding } from '../checkpoints/while-holding.js';
import { describeFailure } from '../postgres/failure.js';
import { PageWorker, type WorkingParts } from './page-worker.js';
import { type Processor } from './processor.js';
import { pauseAfter, rest } from './rest.js';

export interface LoopParts extends WorkingParts {
  /** Names this process among those that want the lease. */
  readonly owner: string;
}

const USUAL_BATCH = 500;

/** One processor in one process: waits for the lease, works while it has it, and begins again whatever happens. */
export class ProcessorLoop {
  private failures = 0;
  private current: { readonly worker: PageWorker; readonly resubscribe: () => void } | undefined;
  private positionAtLastLook: bigint | undefined;

  constructor(
    readonly processor: Processor,
    private readonly parts: LoopParts,
  ) {}

  /** Works until it is told to stop; a batch under way is finished, and the lease is given back. Never rejects. */
  async run(stopping: AbortSignal): Promise<void> {
    const { pool, owner, leaseMs, retry, hooks } = this.parts;
    const { name } = this.processor;
    let known = false;
    while (!stopping.aborted) {
      try {
        if (!known) await ensureCheckpoint(pool, name);
        known = true;
        const answer = await acquireLease(pool, name, owner, leaseMs);
        if (answer.given) await this.work(answer, stopping);
        else await rest(Math.min(answer.remainingMs + 5, leaseMs / 4), stopping);
      } catch (error) {
        known = false;
        this.failures++;
        hooks.failed?.(name, { attempt: this.failures, failure: describeFailure(error) });
        await rest(pauseAfter(this.failures, retry), stopping);
      }
    }
  }

  /**
   * Looks whether the log holds something that the subscription should have brought by now, and renews it if so. Where
   * only events of other types have followed, the checkpoint moves up to them.
   */
  async look(): Promise<void> {
    const { current } = this;
    const position = current?.worker.position;
    const stoodStill = position !== undefined && position === this.positionAtLastLook;
    this.positionAtLastLook = position;
    if (!current || position === undefined || !stoodStill) return;
    const page = await this.parts.store.readAll({ after: position, types: this.processor.types, limit: 1 });
    // Whoever works on a page, or has moved on since, is not stalled.
    if (current.worker.position !== position || current.worker.busy || this.current !== current) return;
    if (page.events.length === 0) {
      await current.worker.handle(page);
      return;
    }
    this.parts.hooks.stalled?.(this.processor.name);
    current.resubscribe();
  }

  private async work({ lease, position }: Extract<LeaseAnswer, { given: true }>, stopping: AbortSignal): Promise<void> {
    const { pool, leaseMs, hooks } = this.parts;
    const { name } = this.processor;
    hooks.lease?.(name, true);
    try {
      await whileHolding(pool, lease, leaseMs, stopping, async (signal) => {
        const worker = new PageWorker(this.processor, lease, position, this.parts, signal);
        try {
          while (!signal.aborted) await this.follow(worker, signal);
        } catch (error) {
          const isEnd = signal.aborted || error instanceof LeaseLost || error instanceof CheckpointMoved;
          if (!isEnd) throw error;
        }
      });
    } finally {
      this.current = undefined;
      hooks.lease?.(name, false);
    }
  }

  /** Follows one subscription until it ends, is given up, or fails. */
  private async follow(worker: PageWorker, signal: AbortSignal): Promise<void> {
    const { store, retry } = this.parts;
    const { types, batchSize = USUAL_BATCH } = this.processor;
    const renewing = new AbortController();
    const ending = AbortSignal.any([signal, renewing.signal]);
    this.current = {
      worker,
      resubscribe: () => {
        renewing.abort();
      },
    };
    const pages: AsyncIterable<Page> = store.subscribe({ after: worker.position, types, pageSize: batchSize, signal: ending });
    for await (const page of until(pages, ending)) {
      await worker.handle(page);
      this.failures = 0;
    }
    // A subscription that ends by itself is no reason to spin.
    if (!ending.aborted) await rest(retry.firstMs, signal);
  }
}
