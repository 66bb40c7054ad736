import type pg from 'pg';
import { type StoredEvent } from '#kernel';
import { EventStoreUnavailable, type CallOptions, type EventStore, type Page, type ReadAllOptions } from '../port.js';
import { AppendQueue } from './append-queue.js';
import { LogGrowth } from './log-growth.js';
import { LogReader } from './log-reader.js';
import { PendingAppend } from './pending-append.js';
import { StreamReads } from './stream-reads.js';
import { subscription } from './subscription.js';
import { WakeUpConnection } from './wake-up-connection.js';
import { WriterConnection } from './writer-connection.js';

export interface PostgresEventStoreOptions {
  /**
   * Reads go through it, and its settings are used for two connections more: one to append through, and one to listen
   * on once there is a subscription. The pool stays the caller's to end, after the store is closed.
   */
  readonly pool: pg.Pool;
  /** Most appends in one transaction. Default 256. */
  readonly maxBatch?: number;
  /** How long a call may take unless it says otherwise, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** How long one attempt within a call may take, in milliseconds. Default 4,000. */
  readonly attemptMs?: number;
  /** How often a subscription looks although nothing woke it, in milliseconds. Default 1,000. */
  readonly pollMs?: number;
  /** Least distance between two looks of a subscription on a busy log, in milliseconds. Default 16. */
  readonly gatherMs?: number;
  /** Told when a subscription could not read in time; it goes on trying. The error holds no data. */
  readonly report?: (failure: unknown) => void;
}

/** Characters of JSON in one batch: large enough for any real batch, small enough for one statement. */
const maxBatchSize = 4_000_000;
/** Appends to one stream in one batch. */
const maxRounds = 32;

/** Streams read in one statement, and such statements under way: few and large when much is asked. */
const streamsAtOnce = 64;
const readsInFlight = 2;

/** Opens the log in the schema that `eventStoreMigrations` build. Connects when first used. */
export function openPostgresEventStore(options: PostgresEventStoreOptions): EventStore {
  const { pool, maxBatch = 256, timeoutMs: usual = 10_000, attemptMs = 4_000, pollMs = 1_000, gatherMs = 16, report = () => undefined } = options;
  const closing = new AbortController();
  const growth = new LogGrowth();
  const reader = new LogReader(pool);
  const wakeUps = new WakeUpConnection(pool, growth, attemptMs);
  const connection = new WriterConnection(pool, attemptMs);
  const queue = new AppendQueue({
    connection,
    limits: { appends: maxBatch, size: maxBatchSize, rounds: maxRounds },
    attemptMs,
    onWritten: (head) => {
      growth.reached(head);
    },
  });
  const streamReads = new StreamReads({ reader, timeoutMs: usual, atOnce: streamsAtOnce, inFlight: readsInFlight });
  const reading = new Set<Promise<unknown>>();

  /** Keeps a read in mind until it is done. @throws EventStoreUnavailable when closed */
  async function read<T>(run: () => Promise<T>): Promise<T> {
    open();
    const running = run();
    reading.add(running);
    try {
      return await running;
    } finally {
      reading.delete(running);
    }
  }

  function open(): void {
    if (closing.signal.aborted) throw new EventStoreUnavailable('it is closed');
  }

  async function readAll({ after, limit, types }: ReadAllOptions, timeoutMs: number): Promise<Page> {
    const end = performance.now() + timeoutMs;
    for (let from = after; ; ) {
      const looked = await reader.look(from, limit, types, { timeoutMs: end - performance.now() });
      if (looked.events.length > 0 || looked.atEnd) return { events: looked.events, position: looked.position };
      from = looked.position;
    }
  }

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    closing.abort();
    await Promise.allSettled([queue.drained(), wakeUps.stop(), ...reading]);
    await connection.close();
  }

  return {
    async append(stream, expected, events, { timeoutMs = usual } = {}) {
      open();
      const append = new PendingAppend(stream, expected, events, timeoutMs);
      queue.add(append);
      return append.answer;
    },
    readStream: (stream, from = 0, { timeoutMs }: CallOptions = {}): Promise<readonly StoredEvent[]> =>
      read(() =>
        timeoutMs === undefined ? streamReads.read(stream, from) : reader.stream(stream, from, { timeoutMs: timeoutMs ?? usual }),
      ),
    readAll: (asked, { timeoutMs = usual } = {}) => read(() => readAll(asked, timeoutMs)),
    head: ({ timeoutMs = usual } = {}) => read(() => reader.head({ timeoutMs })),
    subscribe(asked) {
      wakeUps.start();
      const signal = AbortSignal.any([asked.signal, closing.signal]);
      return subscription({ reader, growth, pollMs, gatherMs, readMs: usual, report }, { ...asked, signal });
    },
    close: () => (closed ??= close()),
  };
}
