import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { BEFORE_ALL, type Position, type StoredEvent, type StreamName } from '#kernel';
import { EventStoreUnavailable, type Page } from '../port.js';
import { codeOf, kindOfFailure } from './failures.js';
import { asText, storedColumns, storedEvent, type StoredRow } from './stored-rows.js';

/** How long a read may take, and what ends it before. */
export interface ReadLimits {
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A page, and whether the log had ended there. */
export interface LookedThrough extends Page {
  readonly atEnd: boolean;
}

/** How many positions one statement looks through for events of certain types. */
const windowSize = 20_000n;
const firstPauseMs = 25;
const longestPauseMs = 1_000;

const byStream = {
  name: 'log.read-stream',
  text: `select ${storedColumns} from log.events where stream = $1 and version >= $2 order by version`,
};

// Each stream by itself through its index: joined freely, a log without statistics is read through as a whole.
const byStreams = {
  name: 'log.read-streams',
  text: `select found.* from unnest($1::text[], $2::int[]) as asked (name, first) cross join lateral (
           select ${storedColumns} from log.events where stream = asked.name and version >= asked.first order by version offset 0
         ) found`,
};

const everything = {
  name: 'log.read-all',
  text: `select ${storedColumns} from log.events where position > $1 order by position limit $2`,
};

// One statement and so one snapshot: `upto` is looked through for certain.
const ofTypes = {
  name: 'log.read-types',
  text: `
    with looked as (
      select least($1::bigint + ${windowSize}, coalesce((select max(position) from log.events), -1)) as upto,
        coalesce((select max(position) from log.events), -1) as head
    )
    select upto, head, found.* from looked left join lateral (
      select ${storedColumns} from log.events
      where position > $1 and position <= upto and type = any($3::text[]) order by position limit $2
    ) found on true
    order by position`,
};

const lastPosition = { name: 'log.head', text: 'select coalesce(max(position), -1) from log.events' };

/** Reads through the pool, trying again while the server is away, until the time is up. */
export class LogReader {
  constructor(private readonly pool: pg.Pool) {}

  async stream(stream: StreamName, from: number, limits: ReadLimits): Promise<readonly StoredEvent[]> {
    return (await this.#rows<StoredRow>(byStream, [stream, from], limits)).map(storedEvent);
  }

  /** Several streams in one statement, each from a version on. One without such events is left out. */
  async streams(streams: ReadonlyMap<StreamName, number>, limits: ReadLimits): Promise<ReadonlyMap<StreamName, readonly StoredEvent[]>> {
    const found = new Map<StreamName, StoredEvent[]>();
    for (const row of await this.#rows<StoredRow>(byStreams, [[...streams.keys()], [...streams.values()]], limits)) {
      const event = storedEvent(row);
      const events = found.get(event.stream);
      if (events) events.push(event);
      else found.set(event.stream, [event]);
    }
    for (const events of found.values()) events.sort((a, b) => a.version - b.version);
    return found;
  }

  /** One look at the log: with types, an empty page may only mean that nothing matched so far. */
  async look(after: Position, limit: number, types: readonly string[] | undefined, limits: ReadLimits): Promise<LookedThrough> {
    if (!types) {
      const events = (await this.#rows<StoredRow>(everything, [after, limit], limits)).map(storedEvent);
      return { events, position: events.at(-1)?.position ?? after, atEnd: events.length < limit };
    }
    type Row = readonly [upto: string, head: string, ...StoredRow] | readonly [upto: string, head: string, null];
    const rows = await this.#rows<Row>(ofTypes, [after, limit, types], limits);
    const events = rows.flatMap(([, , ...row]) => (row[0] === null ? [] : [storedEvent(row as StoredRow)]));
    const [upto, head] = [BigInt(rows[0]?.[0] ?? -1), BigInt(rows[0]?.[1] ?? -1)];
    const isFull = events.length === limit;
    const position = (isFull ? events.at(-1)?.position : undefined) ?? (upto > after ? upto : after);
    return { events, position, atEnd: position >= head };
  }

  async head(limits: ReadLimits): Promise<Position> {
    const [row] = await this.#rows<readonly [string]>(lastPosition, [], limits);
    return row ? BigInt(row[0]) : BEFORE_ALL;
  }

  async #rows<Row>(statement: { name: string; text: string }, values: unknown[], { timeoutMs, signal }: ReadLimits): Promise<readonly Row[]> {
    const end = performance.now() + timeoutMs;
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.#attempt<Row>(statement, values, Math.max(1, end - performance.now()), signal);
      } catch (failure) {
        const kind = kindOfFailure(failure);
        if (kind === 'statement') throw new RangeError(`PostgreSQL refuses what was asked of the log (${codeOf(failure)})`);
        const rest = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
        if (kind === 'refused' || signal?.aborted || performance.now() + rest >= end) throw unavailable(failure);
        await pause(rest, undefined, signal ? { signal } : {}).catch(() => undefined);
      }
    }
  }

  /** One attempt. The pool may keep its callers waiting for a connection longer than they have. */
  async #attempt<Row>(
    statement: { name: string; text: string },
    values: unknown[],
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly Row[]> {
    if (signal?.aborted) throw new Error('aborted');
    let stop: (() => void) | undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('timeout'));
      }, timeoutMs);
      const aborted = () => {
        reject(new Error('aborted'));
      };
      signal?.addEventListener('abort', aborted);
      stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
      };
    });
    const query = { ...statement, values, rowMode: 'array', types: asText, query_timeout: Math.ceil(timeoutMs) } as pg.QueryArrayConfig;
    const answer = this.pool.query(query) as unknown as Promise<{ rows: readonly Row[] }>;
    // Should time run out first, the late answer is nobody's.
    answer.catch(() => undefined);
    try {
      return (await Promise.race([answer, stopped])).rows;
    } finally {
      stop?.();
    }
  }
}

function unavailable(failure: unknown): EventStoreUnavailable {
  return new EventStoreUnavailable(`PostgreSQL: ${codeOf(failure)}`);
}
