import { type WakeUps, type WantedWakeUp } from '#delivery/wake-ups/wake-ups.js';

/** A queue that takes everything and wakes nobody. */
export class SilentWakeUps implements WakeUps {
  readonly wanted: WantedWakeUp[] = [];

  schedule(wanted: readonly WantedWakeUp[]): Promise<void> {
    this.wanted.push(...wanted);
    return Promise.resolve();
  }
  start(): Promise<void> {
    return Promise.resolve();
  }
  stop(): Promise<void> {
    return Promise.resolve();
  }
  lastHeartbeat(): number | null {
    return null;
  }
}
