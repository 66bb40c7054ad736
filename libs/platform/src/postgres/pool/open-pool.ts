import pg from 'pg';
import { columnTypes } from './column-types.js';

/** How a pool is opened. */
export interface PoolOptions {
  /** Shown in pg_stat_activity; names the program, never a person. */
  readonly applicationName: string;
  /** Most connections at once. Default 10. */
  readonly max?: number;
  /** A statement that runs longer is cancelled, in milliseconds; 0: never. Default 30,000. */
  readonly statementTimeoutMs?: number;
  /** A session idle inside a transaction for longer is ended, so that it cannot hold locks for ever, in milliseconds; 0: never. Default 60,000. */
  readonly idleInTransactionTimeoutMs?: number;
  /** Told when a connection breaks while nobody waits for an answer on it. The pool has replaced it by then. */
  readonly onConnectionError?: (error: Error) => void;
}

const connectTimeoutMs = 10_000;
const idleTimeoutMs = 30_000;

/**
 * Opens a pool of connections to PostgreSQL. Column types are those of `columnTypes`: `int8` as bigint, `date` as text.
 *
 * A connection that breaks never ends the process: neither one lying idle in the pool nor one that is checked out
 * between two queries. Whoever uses it gets the error from the next query.
 */
export function openPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.applicationName,
    max: options.max ?? 10,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 60_000,
    types: columnTypes,
  });
  const report = options.onConnectionError ?? (() => undefined);
  // An 'error' event without a listener is thrown. The pool re-emits those of its idle connections; while a connection is
  // checked out the pool takes its own listener off, so each gets one that stays.
  pool.on('error', report);
  pool.on('connect', (client) => {
    client.on('error', report);
  });
  return pool;
}
