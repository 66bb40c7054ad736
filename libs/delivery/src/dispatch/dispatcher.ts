import { describeFailure } from '#processing';
import { type Clock } from '#kernel';
import { type DueKind } from '../due/due-row.js';
import { type Claim, type Claimed, type DueTable, type Settlement } from '../due/due-table.js';
import { type DueHandler, laterAfter } from './due-handler.js';

/** Told what the dispatcher does; a hook must not throw. Never anything personal. */
export interface DispatchHooks {
  /** A row was seen to. */
  handled?(kind: DueKind, settlement: Settlement['settled']): void;
  /** A row could not be seen to, or the due table not be asked; the failure is kind and place, never a message. */
  failed?(kind: DueKind | 'due-table', failure: string): void;
}

export interface DispatcherParts {
  readonly table: Pick<DueTable, 'claim' | 'settle'>;
  readonly handlers: Readonly<Record<DueKind, DueHandler>>;
  readonly clock: Clock;
  readonly hooks?: DispatchHooks | undefined;
  /** Rows seen to at once; 32 by default. */
  readonly atOnce?: number | undefined;
  /** How long a crashed process keeps others from what it worked on, in milliseconds; 60,000 by default. Longer than any attempt. */
  readonly leaseMs?: number | undefined;
}

const nothing: Claim = { rows: [], more: false };

/** Sees to what is due, until nothing is. Any number of processes may do so side by side. */
export class Dispatcher {
  private readonly atOnce: number;
  private readonly leaseMs: number;
  private readonly underWay = new Set<Promise<void>>();
  private running: Promise<number> | undefined;
  private again = false;
  private stopped = false;
  private done: { id: Claimed['id']; settlement: Settlement }[] = [];

  constructor(private readonly parts: DispatcherParts) {
    this.atOnce = parts.atOnce ?? 32;
    this.leaseMs = parts.leaseMs ?? 60_000;
  }

  /**
   * Sees to all that is due, and gives how many rows that were. Called while it is at it, it looks once more at the end, so
   * that nothing that was due at the call is left. Never rejects: what fails is reported and due again.
   */
  dispatchDue(): Promise<number> {
    if (this.running) this.again = true;
    else this.running = this.run();
    return this.running;
  }

  /** Claims nothing more, and waits for attempts under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<number> {
    let handled = 0;
    for (let more = true; more; ) {
      this.again = false;
      const claim = await this.claim();
      handled += claim.rows.length;
      for (const row of claim.rows) this.begin(row);
      if (this.underWay.size > 0) await Promise.race(this.underWay);
      await this.settle();
      const busy = this.underWay.size > 0 || this.done.length > 0;
      more = busy || (!this.stopped && (claim.more || claim.rows.length > 0 || this.again));
    }
    this.running = undefined;
    return handled;
  }

  /** As many as there is room for, once there is room for a good many: claims are few and large. */
  private async claim(): Promise<Claim> {
    const room = this.atOnce - this.underWay.size;
    if (this.stopped) return nothing;
    if (room < this.atOnce / 2) return { rows: [], more: true };
    try {
      return await this.parts.table.claim(this.parts.clock.now(), room, this.leaseMs);
    } catch (error) {
      this.parts.hooks?.failed?.('due-table', describeFailure(error));
      return nothing;
    }
  }

  private begin(row: Claimed): void {
    const work = this.handle(row).then((settlement) => {
      this.underWay.delete(work);
      this.done.push({ id: row.id, settlement });
      this.parts.hooks?.handled?.(row.kind, settlement.settled);
    });
    this.underWay.add(work);
  }

  private async handle(row: Claimed): Promise<Settlement> {
    try {
      return await this.parts.handlers[row.kind].handle(row);
    } catch (error) {
      this.parts.hooks?.failed?.(row.kind, describeFailure(error));
      return laterAfter(row.setbacks);
    }
  }

  /** What cannot be handed back now is free when its lease is over. */
  private async settle(): Promise<void> {
    const { done } = this;
    this.done = [];
    try {
      await this.parts.table.settle(done);
    } catch (error) {
      this.parts.hooks?.failed?.('due-table', describeFailure(error));
    }
  }
}
