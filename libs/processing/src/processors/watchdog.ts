import { type Pool } from 'pg';
import { BEFORE_ALL, type Position } from '#kernel';
import { type EventStore } from '#event-store';
import { describeFailure } from '../postgres/failure.js';
import { type Lag, type ProcessingHooks } from './processing-hooks.js';
import { type ProcessorLoop } from './processor-loop.js';

export interface WatchdogParts {
  readonly store: EventStore;
  readonly pool: Pick<Pool, 'query'>;
  readonly hooks: ProcessingHooks;
  readonly everyMs: number;
}

/**
 * Holds the checkpoints against the head of the log, so that a processor that stands still is seen, whoever should have
 * been working on it, and a subscription that died without a word is renewed.
 */
export class Watchdog {
  private readonly behindSince = new Map<string, number>();
  private readonly lags = new Map<string, Lag>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly loops: readonly ProcessorLoop[],
    private readonly parts: WatchdogParts,
  ) {}

  /** How far each processor was behind at the last look. */
  get lag(): ReadonlyMap<string, Lag> {
    return this.lags;
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), this.parts.everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Looks now; never rejects. Who asks while a look is under way is given that one. */
  async look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    await this.looking;
  }

  private async lookOnce(): Promise<void> {
    try {
      const head = await this.parts.store.head();
      const positions = await this.positions();
      await Promise.all(this.loops.map((loop) => this.lookAt(loop, positions.get(loop.processor.name) ?? BEFORE_ALL, head)));
    } catch (error) {
      for (const { processor } of this.loops) this.parts.hooks.failed?.(processor.name, { attempt: 1, failure: describeFailure(error) });
    }
  }

  private async lookAt(loop: ProcessorLoop, position: Position, head: Position): Promise<void> {
    const { name } = loop.processor;
    const now = performance.now();
    if (position >= head) this.behindSince.delete(name);
    else if (!this.behindSince.has(name)) this.behindSince.set(name, now);
    const lag = { position, head, behindMs: now - (this.behindSince.get(name) ?? now) };
    this.lags.set(name, lag);
    this.parts.hooks.lag?.(name, lag);
    if (position < head) await loop.look();
  }

  private async positions(): Promise<ReadonlyMap<string, Position>> {
    const { rows } = await this.parts.pool.query<{ name: string; position: string }>(
      'select name, position::text from processing.checkpoints where name = any($1)',
      [this.loops.map(({ processor }) => processor.name)],
    );
    return new Map(rows.map(({ name, position }) => [name, BigInt(position)]));
  }
}
