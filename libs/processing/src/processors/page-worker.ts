import { type Pool } from 'pg';
import { type Position, type StoredEvent } from '#kernel';
import { type EventStore, type Page } from '#event-store';
import { type Database } from '#read-models';
import { inBatch } from '../checkpoints/batch.js';
import { CheckpointMoved, LeaseLost, type Lease } from '../checkpoints/lease.js';
import { InTurn } from '../turns/in-turn.js';
import { describeFailure, isInfrastructure } from '../postgres/failure.js';
import { park, parkedStreams } from './parking.js';
import { type ProcessingHooks } from './processing-hooks.js';
import { type Processor } from './processor.js';
import { pauseAfter, rest, type Retry } from './rest.js';

export interface WorkingParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly leaseMs: number;
  readonly retry: Retry;
  readonly hooks: ProcessingHooks;
}

/** Handles pages of the log under one lease, in order, by the processor's policy for failures. */
export class PageWorker {
  private readonly turns = new InTurn();

  constructor(
    private readonly processor: Processor,
    private readonly lease: Lease,
    private at: Position,
    private readonly parts: WorkingParts,
    private readonly signal: AbortSignal,
  ) {}

  /** Whether a page is being worked on, or waits for another attempt. */
  get busy(): boolean {
    return this.turns.busy;
  }

  /** Where the checkpoint stands. */
  get position(): Position {
    return this.at;
  }

  /**
   * Handles a page, whole if it can be, else event by event, so that only what fails is waited for or set aside.
   * @throws LeaseLost, CheckpointMoved, whatever the infrastructure throws, and the signal's reason when it aborts
   */
  handle(page: Page): Promise<void> {
    return this.turns.run('page', () => this.handleNext(page));
  }

  private async handleNext(page: Page): Promise<void> {
    if (page.position <= this.at) return;
    const events = page.events.filter(({ position }) => position > this.at);
    try {
      await this.step(events, page.position);
      return;
    } catch (error) {
      if (!isOfTheWork(error)) throw error;
    }
    for (const [place, event] of events.entries()) {
      await this.persist(event, place === events.length - 1 ? page.position : event.position);
    }
  }

  private async persist(event: StoredEvent, to: Position): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.signal.throwIfAborted();
      try {
        await this.step([event], to);
        return;
      } catch (error) {
        if (!isOfTheWork(error)) throw error;
        const failure = describeFailure(error);
        if (this.processor.failure === 'park' && attempt >= this.parts.retry.attempts) {
          await this.setAside(event, to, attempt, failure);
          return;
        }
        await this.note(event, attempt, failure);
      }
      await rest(pauseAfter(attempt, this.parts.retry), this.signal);
    }
  }

  private async step(events: readonly StoredEvent[], to: Position): Promise<void> {
    const { processor } = this;
    await this.batch(to, async (tx, { parked }) => {
      const due = parked && processor.failure === 'park' ? await this.withoutParked(tx, events) : events;
      if (due.length > 0) await processor.handle(due, tx, this.parts.store);
    });
    this.parts.hooks.committed?.(processor.name, to, events.length);
  }

  private async withoutParked(tx: Database, events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    if (events.length === 0) return events;
    const streams = await parkedStreams(tx, this.processor.name, events);
    if (streams.size === 0) return events;
    const behind = events.filter(({ stream }) => streams.has(stream));
    await park(tx, this.processor.name, behind);
    return events.filter(({ stream }) => !streams.has(stream));
  }

  private async setAside(event: StoredEvent, to: Position, attempt: number, failure: string): Promise<void> {
    const { name } = this.processor;
    await this.batch(to, (tx) => park(tx, name, [event], attempt, failure));
    this.parts.hooks.failed?.(name, { attempt, position: event.position, failure });
    this.parts.hooks.parked?.(name, event.stream, event.position);
    this.parts.hooks.committed?.(name, to, 0);
  }

  private async batch(to: Position, work: Parameters<typeof inBatch>[2]): Promise<void> {
    const { pool, leaseMs } = this.parts;
    await inBatch(pool, { lease: this.lease, leaseMs, from: this.at, to }, work);
    this.at = to;
  }

  /** Writes down what fails, where everybody can see it. */
  private async note(event: StoredEvent, attempt: number, failure: string): Promise<void> {
    const { name, owner, fence } = this.lease;
    const { hooks, pool, retry } = this.parts;
    const halted = attempt >= retry.attempts;
    await pool.query(
      `update processing.checkpoints
       set state = $4, failing_position = $5, attempts = $6, failure = $7, changed_at = clock_timestamp()
       where name = $1 and owner = $2 and fence = $3`,
      [name, owner, fence, halted ? 'halted' : 'retrying', event.position.toString(), attempt, failure],
    );
    hooks.failed?.(name, { attempt, position: event.position, failure });
    if (halted) hooks.halted?.(name, { attempt, position: event.position, failure });
  }
}

/** Whether an event, or what is done with it, is at fault. */
function isOfTheWork(error: unknown): boolean {
  return !(error instanceof LeaseLost) && !(error instanceof CheckpointMoved) && !isInfrastructure(error);
}
