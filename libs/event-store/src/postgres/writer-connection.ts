import pg from 'pg';
import { appendStatement, batchParameters } from './append-batch.js';

/**
 * The one connection that a process appends through. It is not the pool's: an append must not wait behind those who hold a
 * pooled connection while they wait for an append.
 */
export class WriterConnection {
  #client: pg.Client | undefined;
  #connecting: Promise<pg.Client> | undefined;

  /** @param attemptMs how long connecting, or one statement, may take, in milliseconds */
  constructor(
    private readonly pool: pg.Pool,
    private readonly attemptMs: number,
  ) {}

  /** The connection, opened when there is none. @throws Error when none can be opened; then nothing was sent */
  async open(): Promise<pg.Client> {
    return this.#client ?? (await (this.#connecting ??= this.#connect().finally(() => (this.#connecting = undefined))));
  }

  /** Forgets a connection that no longer answers; the next `open` makes a new one. */
  drop(client: pg.Client): void {
    if (this.#client === client) this.#client = undefined;
    client.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.pool.options,
      password: this.pool.options.password,
      connectionTimeoutMillis: this.attemptMs,
      statement_timeout: this.attemptMs,
      lock_timeout: this.attemptMs,
      keepAlive: true,
    });
    // A connection that breaks while idle would end the process without this.
    client.on('error', () => {
      this.drop(client);
    });
    try {
      await client.connect();
      // Planning anew for each batch, as PostgreSQL otherwise prefers for short arrays, costs more than writing it.
      await client.query('set plan_cache_mode = force_generic_plan');
      // Prepares the statement, and finds out whether the schema is there: an empty batch writes nothing.
      await client.query({ ...appendStatement, values: batchParameters({ appends: [], rounds: [] }) });
    } catch (failure) {
      this.drop(client);
      throw failure;
    }
    this.#client = client;
    return client;
  }
}
