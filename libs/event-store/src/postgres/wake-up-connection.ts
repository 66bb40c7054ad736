import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type LogGrowth } from './log-growth.js';

const firstPauseMs = 50;
const longestPauseMs = 2_000;

/**
 * Listens for the notification that `log.append` sends, on a connection of its own, and opens a new one whenever that
 * breaks. It only makes subscriptions quick: they look by themselves from time to time, so none depends on it.
 */
export class WakeUpConnection {
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly growth: LogGrowth,
    private readonly connectMs: number,
  ) {}

  /** Begins to listen, once. */
  start(): void {
    if (!this.#stopping.signal.aborted) this.#running ??= this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(stopping: AbortSignal): Promise<void> {
    for (let failures = 0; !stopping.aborted; failures += 1) {
      const wasListening = await this.#listen(stopping);
      if (wasListening) failures = 0;
      const rest = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
      await pause(rest, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** Listens until the connection breaks or is to stop; false when it could not be opened. */
  async #listen(stopping: AbortSignal): Promise<boolean> {
    const client = new pg.Client({
      ...this.pool.options,
      password: this.pool.options.password,
      connectionTimeoutMillis: this.connectMs,
      query_timeout: this.connectMs,
      keepAlive: true,
    });
    let over!: () => void;
    const broken = new Promise<void>((resolve) => {
      over = resolve;
    });
    client.on('error', over);
    client.on('end', over);
    stopping.addEventListener('abort', over);
    client.on('notification', ({ payload }) => {
      if (payload !== undefined && /^\d+$/.test(payload)) this.growth.reached(BigInt(payload));
    });
    try {
      await client.connect();
      await client.query('listen log_appended');
      // What was appended before this connection listened was told to nobody.
      const { rows } = await client.query<{ head: string }>('select coalesce(max(position), -1)::text as head from log.events');
      this.growth.reached(BigInt(rows[0]?.head ?? -1));
      await broken;
      return true;
    } catch {
      return false;
    } finally {
      stopping.removeEventListener('abort', over);
      await client.end().catch(() => undefined);
    }
  }
}
