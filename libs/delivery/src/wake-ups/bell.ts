/** How long the rings of one instant are gathered into one call, in milliseconds. */
const gatherMs = 15;

/**
 * Turns any number of rings into calls of `wake`, one at a time. What rings while a call is under way is served by one
 * further call, since that call may have looked before the ring's row was due.
 */
export class Bell {
  readonly #wake: () => Promise<void>;
  readonly #failed: (failure: unknown) => void;
  #rung = false;
  #answering: Promise<void> | undefined;
  #closed = false;

  /** @param failed told what a call rejected with; the bell goes on */
  constructor(wake: () => Promise<void>, failed: (failure: unknown) => void) {
    this.#wake = wake;
    this.#failed = failed;
  }

  ring(): void {
    this.#rung = true;
    if (!this.#closed) this.#answering ??= this.#answer();
  }

  /** Calls no more, and resolves when the call under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#answering;
  }

  /** Whether it rang and no call has answered, nor will where it is closed. */
  get unanswered(): boolean {
    return this.#rung;
  }

  async #answer(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      if (this.#closed || !this.#rung) break;
      this.#rung = false;
      try {
        await this.#wake();
      } catch (failure) {
        this.#failed(failure);
      }
      if (!this.#rung) break;
    }
    this.#answering = undefined;
  }
}
