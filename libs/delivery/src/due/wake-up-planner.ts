import { addMillis, type Clock, millisOf } from '#kernel';
import { type WantedWakeUp, type WakeUps } from '../wake-ups/wake-ups.js';
import { type DueTable } from './due-table.js';

/** Rows that are looked at in one go. */
const LIMIT = 5_000;

/**
 * Sets wake-ups for what becomes due within a short horizon; for what lies further ahead the next sweep does. What falls due
 * within one second shares a wake-up. Wake-ups that were set are remembered only to be spared setting them twice.
 */
export class WakeUpPlanner {
  private readonly set = new Map<string, number>();

  constructor(
    private readonly table: Pick<DueTable, 'upcoming'>,
    private readonly wakeUps: Pick<WakeUps, 'schedule'>,
    private readonly clock: Clock,
    private readonly horizonMs: number,
  ) {}

  /** @throws what the database or the queue throws */
  async plan(): Promise<void> {
    const now = this.clock.now();
    const nowMs = millisOf(now);
    for (const [id, at] of this.set) if (at < nowMs - this.horizonMs) this.set.delete(id);
    const wanted = new Map<number, WantedWakeUp>();
    const fresh = new Map<string, number>();
    for (const { id, attempts, nextAttemptAtMs } of await this.table.upcoming(addMillis(now, this.horizonMs), LIMIT)) {
      const key = `${id}-${attempts}`;
      if (this.set.has(key)) continue;
      fresh.set(key, nextAttemptAtMs);
      const second = Math.max(Math.ceil(nextAttemptAtMs / 1000), Math.floor(nowMs / 1000));
      // Just after the second is over, when all that shares it is due.
      if (!wanted.has(second)) wanted.set(second, { id: key, delayMs: Math.max(0, second * 1000 - nowMs) });
    }
    if (wanted.size === 0) return;
    await this.wakeUps.schedule([...wanted.values()]);
    for (const [key, at] of fresh) this.set.set(key, Math.max(at, nowMs));
  }
}
