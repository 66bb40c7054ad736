import { type AttemptOutcome } from '../channels/channel.js';

/** `open`: nothing goes to the partner. `half-open`: one message does, to see whether it is back. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** So many attempts that came to nothing, one after the other, open it. */
const FAILURES = 5;
/** How long it stays open the first time, doubled each time that the partner is still away, in milliseconds. */
const FIRST_MS = 30_000;
const LONGEST_MS = 600_000;

/** Notices that a partner is away, so that no attempts are used up on it, and that it is back. Times are milliseconds since 1970. */
export class Breaker {
  private failures = 0;
  private openings = 0;
  private until: number | undefined;

  stateAt(now: number): BreakerState {
    if (this.until === undefined) return 'closed';
    return now < this.until ? 'open' : 'half-open';
  }

  /** How long nothing goes to the partner yet, in milliseconds. */
  waitAt(now: number): number {
    return Math.max(0, (this.until ?? now) - now);
  }

  heard(outcome: AttemptOutcome, now: number): void {
    switch (outcome.is) {
      case 'delivered':
      case 'rejected':
        this.close();
        break;
      case 'put-off':
        if (outcome.afterMs === undefined) this.failed(now);
        else this.open(now, outcome.afterMs);
        break;
      case 'unknown':
        this.failed(now);
        break;
      case 'unreachable':
        // What is wrong with the message or the agreement says nothing of the partner.
        if (!outcome.forGood) this.failed(now);
    }
  }

  private failed(now: number): void {
    this.failures += 1;
    const state = this.stateAt(now);
    if (state === 'half-open' || (state === 'closed' && this.failures >= FAILURES)) {
      this.open(now, Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.openings, 20)));
      this.openings += 1;
    }
  }

  private open(now: number, forMs: number): void {
    this.until = Math.max(this.until ?? 0, now + forMs);
  }

  private close(): void {
    this.failures = 0;
    this.openings = 0;
    this.until = undefined;
  }
}
