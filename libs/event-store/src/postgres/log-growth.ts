import { BEFORE_ALL, type Position } from '#kernel';

/** How far the log is known to reach, and who waits for it to go further. */
export class LogGrowth {
  #head: Position = BEFORE_ALL;
  readonly #waiting = new Set<() => void>();

  get head(): Position {
    return this.#head;
  }

  /** The log reaches at least so far. */
  reached(head: Position): void {
    if (head <= this.#head) return;
    this.#head = head;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when the log reaches beyond a position, at the latest after `atMostMs`, or when the signal aborts. */
  async beyond(position: Position, atMostMs: number, signal: AbortSignal): Promise<void> {
    if (this.#head > position || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const wake = () => {
        if (this.#head > position) done();
      };
      const timer = setTimeout(done, atMostMs);
      this.#waiting.add(wake);
      signal.addEventListener('abort', done);
    });
  }
}
