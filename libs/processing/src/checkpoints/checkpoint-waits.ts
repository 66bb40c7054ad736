import { setTimeout as pause } from 'node:timers/promises';
import { type Pool } from 'pg';
import { type Position } from '#kernel';

interface Waiter {
  readonly position: Position;
  /** Processors not yet known to have come so far. */
  readonly missing: Set<string>;
  readonly done: (reached: boolean) => void;
}

/**
 * Waits for processors to come as far as a position: for `Prefer: wait`, and for tests. All who wait share one look at the
 * checkpoints every few milliseconds, and nobody looks while nobody waits.
 */
export class CheckpointWaits {
  private readonly waiters = new Set<Waiter>();
  private looking = false;

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly pollMs = 10,
  ) {}

  /** True when all of the processors have come as far; false when the time was up before. */
  async waitFor(processors: Iterable<string>, position: Position, timeoutMs: number): Promise<boolean> {
    const missing = new Set(processors);
    if (missing.size === 0) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiter.done(false);
      }, timeoutMs);
      const waiter: Waiter = {
        position,
        missing,
        done: (reached) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve(reached);
        },
      };
      this.waiters.add(waiter);
      void this.look();
    });
  }

  /** Tells that a processor has come so far, so that who waits in the same process need not wait for the next look. */
  reached(processor: string, position: Position): void {
    for (const waiter of this.waiters) {
      if (position < waiter.position || !waiter.missing.delete(processor)) continue;
      if (waiter.missing.size === 0) waiter.done(true);
    }
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    while (this.waiters.size > 0) {
      const names = new Set([...this.waiters].flatMap(({ missing }) => [...missing]));
      try {
        const { rows } = await this.pool.query<{ name: string; position: string }>(
          'select name, position::text from processing.checkpoints where name = any($1)',
          [[...names]],
        );
        for (const { name, position } of rows) this.reached(name, BigInt(position));
      } catch {
        // A database that is away is waited for like a processor that is late: until the time is up.
      }
      if (this.waiters.size > 0) await pause(this.pollMs);
    }
    this.looking = false;
  }
}
