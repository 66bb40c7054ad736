import { type Settings } from './settings.js';

/** Waits so many milliseconds, or until the signal aborts. Never throws. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** Pauses that double up to a cap, spread so that many clients do not come back at the same instant. */
export class Backoff {
  readonly #settings: Pick<Settings, 'retryFloorMs' | 'retryCapMs'>;
  #failures = 0;

  constructor(settings: Pick<Settings, 'retryFloorMs' | 'retryCapMs'>) {
    this.#settings = settings;
  }

  reset(): void {
    this.#failures = 0;
  }

  /**
   * How long the next attempt may take: twice as long with every failure. A server that is slow, not dead, is thereby
   * waited for at last; with a fixed time it would be asked for ever, and never heard.
   */
  patience(ms: number): number {
    return ms * 2 ** Math.min(this.#failures, 20);
  }

  /** The length of the next pause. */
  next(): number {
    const { retryFloorMs, retryCapMs } = this.#settings;
    const longest = Math.min(retryCapMs, retryFloorMs * 2 ** Math.min(this.#failures, 20));
    this.#failures += 1;
    return longest * (0.5 + Math.random() / 2);
  }
}

/** How much time a call has left. */
export class Budget {
  /** True when it is for the whole call; otherwise it begins anew with every step forward. */
  readonly isFixed: boolean;
  readonly #ms: number;
  #until: number;

  private constructor(ms: number, isFixed: boolean) {
    this.#ms = ms;
    this.isFixed = isFixed;
    this.#until = performance.now() + ms;
  }

  static inAll(ms: number): Budget {
    return new Budget(ms, true);
  }

  /** What the caller allows in all; where that is absent, so much from one step forward to the next. */
  static forRead(inAll: number | undefined, perStep: number): Budget {
    return new Budget(inAll ?? perStep, inAll !== undefined);
  }

  get left(): number {
    return Math.max(0, this.#until - performance.now());
  }

  /** The call got a step further. */
  progress(): void {
    if (!this.isFixed) this.#until = performance.now() + this.#ms;
  }
}
