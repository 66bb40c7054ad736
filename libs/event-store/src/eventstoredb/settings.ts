/** Where the engine says what went wrong and was mended; pino's shape. */
export interface EventStoreDbLog {
  warn(fields: Record<string, unknown>, message: string): void;
}

/** All times in milliseconds. */
export interface EventStoreDbOptions {
  /** Connection string, `esdb://` or `esdb+discover://`. */
  readonly url: string;
  /** How long an append may take, with all its attempts. Default 10,000. */
  readonly appendTimeoutMs?: number;
  /** How long a read may go on without getting any further, with all its attempts. Default 10,000. */
  readonly readTimeoutMs?: number;
  /** How long a first attempt waits for an answer before another connection is tried; further ones wait longer. Default 3,000. */
  readonly attemptTimeoutMs?: number;
  /** How long a subscription trusts silence before it looks at the log itself. Default 5,000. */
  readonly watchdogMs?: number;
  /** The pause after a first failure, doubled with each further one. Default 25. */
  readonly retryFloorMs?: number;
  /** The longest pause. Default 2,000. */
  readonly retryCapMs?: number;
  readonly log?: EventStoreDbLog;
}

export type Settings = Required<EventStoreDbOptions>;

export function settingsOf(options: EventStoreDbOptions): Settings {
  return {
    url: options.url,
    appendTimeoutMs: options.appendTimeoutMs ?? 10_000,
    readTimeoutMs: options.readTimeoutMs ?? 10_000,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 3_000,
    watchdogMs: options.watchdogMs ?? 5_000,
    retryFloorMs: options.retryFloorMs ?? 25,
    retryCapMs: options.retryCapMs ?? 2_000,
    log: options.log ?? { warn: () => undefined },
  };
}
