import { setTimeout as pause } from 'node:timers/promises';
import { type Pool } from 'pg';

/** How often the view's checkpoint is looked at, in milliseconds: what is measured is at most this much too long. */
const LOOK_EVERY_MS = 1;

/**
 * Watches how far a view has come. Its rows and its checkpoint are committed together, so what the checkpoint has passed
 * can be seen.
 */
export class WatchedView {
  private waiting: { readonly position: bigint; readonly answered: number }[] = [];
  private readonly delays: number[] = [];
  private watching = true;
  private readonly watch: Promise<void>;

  constructor(
    private readonly pool: Pool,
    private readonly processor: string,
  ) {
    this.watch = this.look();
  }

  /** A command was answered just now, with this position. */
  answered(position: string): void {
    this.waiting.push({ position: BigInt(position), answered: performance.now() });
  }

  /** Waits until everything answered is visible, and gives the delays in milliseconds since the last asking. */
  async takeDelays(): Promise<readonly number[]> {
    while (this.waiting.length > 0) await pause(5);
    return this.delays.splice(0);
  }

  async stop(): Promise<void> {
    this.watching = false;
    await this.watch;
  }

  private async look(): Promise<void> {
    while (this.watching) {
      const { rows } = await this.pool.query<{ position: string }>('select position::text from processing.checkpoints where name = $1', [this.processor]);
      const seen = BigInt(rows[0]?.position ?? -1);
      const now = performance.now();
      this.waiting = this.waiting.filter(({ position, answered }) => {
        if (position > seen) return true;
        this.delays.push(Math.max(0, now - answered));
        return false;
      });
      await pause(LOOK_EVERY_MS);
    }
  }
}
