import { BEFORE_ALL, type Position, type StoredEvent } from '#kernel';
import { type EventStore, type Page, type SubscribeOptions } from '../port.js';

/** A subscription that runs beside a test and keeps what it is given. */
export class FollowedLog {
  readonly pages: Page[] = [];
  readonly #abort = new AbortController();
  readonly #running: Promise<void>;
  #looked: (() => void)[] = [];
  #ended = false;
  #failure: Error | undefined;

  constructor(store: EventStore, options: Partial<Omit<SubscribeOptions, 'signal'>> = {}) {
    this.#running = this.#run(store, { after: BEFORE_ALL, pageSize: 100, ...options, signal: this.#abort.signal });
  }

  get events(): readonly StoredEvent[] {
    return this.pages.flatMap((page) => page.events);
  }

  /** How far the subscription has looked. */
  get position(): Position {
    return this.pages.at(-1)?.position ?? BEFORE_ALL;
  }

  /** Waits for a page after which the condition holds. @throws Error when the subscription ends before. */
  async until(condition: (followed: this) => boolean): Promise<void> {
    while (!condition(this)) {
      if (this.#failure) throw this.#failure;
      if (this.#ended) throw new Error('the subscription ended before the condition held');
      await new Promise<void>((resolve) => this.#looked.push(resolve));
    }
  }

  /** Aborts the subscription and waits for it to end. @throws whatever the subscription threw. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.ended();
  }

  /** Waits for the subscription to end by itself. @throws whatever the subscription threw. */
  async ended(): Promise<void> {
    await this.#running;
    if (this.#failure) throw this.#failure;
  }

  async #run(store: EventStore, options: SubscribeOptions): Promise<void> {
    try {
      for await (const page of store.subscribe(options)) {
        this.pages.push(page);
        this.#wake();
      }
    } catch (failure) {
      this.#failure = failure instanceof Error ? failure : new Error('what was thrown is no error', { cause: failure });
    } finally {
      this.#ended = true;
      this.#wake();
    }
  }

  #wake(): void {
    const waiting = this.#looked;
    this.#looked = [];
    for (const resolve of waiting) resolve();
  }
}
