import { describeFailure } from '#processing';
import { addMillis, type Clock } from '#kernel';
import { type Lanes } from '../lanes/lanes.js';
import { type DueKind } from '../due/due-row.js';
import { type Claim, type Claimed, type DueTable, type Settlement } from '../due/due-table.js';
import { usualHeldBackMs } from './backoff.js';
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
  readonly lanes: Lanes;
  /** For how long what is due to a partner that is away is held back before it is given up, in milliseconds; 12 hours by default. */
  readonly heldBackMs?: number | undefined;
  readonly hooks?: DispatchHooks | undefined;
  /** Rows seen to at once; 32 by default. What waits for a partner's answer for longer than a second is not counted: its lane has a limit. */
  readonly atOnce?: number | undefined;
  /** How long a crashed process keeps others from what it worked on, in milliseconds; 60,000 by default. Longer than any attempt. */
  readonly leaseMs?: number | undefined;
}

const nothing: Claim = { rows: [], more: false };

/** What is under way for longer, in milliseconds, waits for somebody else and takes no strength here. */
const WAITING_AFTER_MS = 1_000;

/** Sees to what is due, until nothing is. Any number of processes may do so side by side. */
export class Dispatcher {
  private readonly atOnce: number;
  private readonly leaseMs: number;
  private readonly underWay = new Map<Promise<void>, number>();
  private nudge: () => void = () => undefined;
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
    if (this.running) {
      this.again = true;
      this.nudge();
    } else {
      this.running = this.run();
    }
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
      if (this.underWay.size > 0 && !this.again) await this.somethingChanges();
      await this.settle();
      const busy = this.underWay.size > 0 || this.done.length > 0;
      more = busy || (!this.stopped && (claim.more || claim.rows.length > 0 || this.again));
    }
    this.running = undefined;
    return handled;
  }

  /** As many as there is room for, once there is room for a good many: claims are few and large. */
  private async claim(): Promise<Claim> {
    const room = this.atOnce - this.atWork();
    if (this.stopped) return nothing;
    if (room < this.atOnce / 2) return { rows: [], more: true };
    try {
      const { table, clock, lanes, heldBackMs = usualHeldBackMs } = this.parts;
      const now = clock.now();
      const limits = { rooms: lanes.rooms(), usualRoom: lanes.usualRoom, heldBackSince: addMillis(now, -heldBackMs) };
      return await table.claim(now, room, this.leaseMs, limits);
    } catch (error) {
      this.parts.hooks?.failed?.('due-table', describeFailure(error));
      return nothing;
    }
  }

  /** Rows under way that have not been waiting for long. */
  private atWork(): number {
    const since = performance.now() - WAITING_AFTER_MS;
    return [...this.underWay.values()].filter((began) => began > since).length;
  }

  /** Something ended, there is room again since it takes long, or somebody asks for more. */
  private async somethingChanges(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const asked = new Promise<void>((resolve) => {
      this.nudge = resolve;
      if (this.atWork() > 0) timer = setTimeout(resolve, WAITING_AFTER_MS);
    });
    await Promise.race([...this.underWay.keys(), asked]);
    clearTimeout(timer);
  }

  private begin(row: Claimed): void {
    const { lanes, hooks } = this.parts;
    lanes.begin(row.lane);
    const work = this.handle(row).then((settlement) => {
      lanes.end(row.lane);
      this.underWay.delete(work);
      this.done.push({ id: row.id, settlement });
      hooks?.handled?.(row.kind, settlement.settled);
    });
    this.underWay.set(work, performance.now());
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
