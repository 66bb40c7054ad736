import { type Position, type ProposedEvent, type StoredEvent, type StreamName } from '#kernel';

/**
 * What a stream must look like for an append to happen: its last event has exactly this version, it does not exist, or
 * whatever it looks like.
 */
export type ExpectedVersion = number | 'no-stream' | 'any';

/** What came of an append that was answered. A conflict changes nothing. */
export type AppendResult =
  | { readonly appended: true; /** Version of the last event written. */ readonly version: number; readonly position: Position }
  | { readonly appended: false; /** The stream's last version; null when there is no stream. */ readonly actual: number | null };

export interface ReadAllOptions {
  /** Exclusive; `BEFORE_ALL` for the start of the log. */
  readonly after: Position;
  /** At most so many events in the page. */
  readonly limit: number;
  /** Only events of these types; all when absent. */
  readonly types?: readonly string[] | undefined;
}

export interface SubscribeOptions {
  /** Exclusive; `BEFORE_ALL` for the start of the log. */
  readonly after: Position;
  readonly types?: readonly string[] | undefined;
  /** At most so many events in one page. */
  readonly pageSize: number;
  /** Ends the subscription; the iteration then completes without an error. */
  readonly signal: AbortSignal;
}

/** A run of the log, in order. */
export interface Page {
  readonly events: readonly StoredEvent[];
  /**
   * How far the log has been looked through: at least the position of the last event here, and further where only
   * events of other types followed. Reading on from here misses nothing, so this is what a checkpoint keeps.
   */
  readonly position: Position;
}

/** How long a call may take, in milliseconds; each engine has its default. */
export interface CallOptions {
  readonly timeoutMs?: number;
}

/**
 * The event log: the only truth. Every engine passes the same contract suite (`contract/`).
 *
 * Guarantees: an append is all or nothing and durable when it is answered. Positions give one total order in which a
 * reader never sees a later event before an earlier one, so no reader skips events. Appending the same event ids to the
 * same stream again, under the same expectation, answers as the first time and writes nothing.
 */
export interface EventStore {
  /**
   * Appends events to one stream, atomically.
   * @throws AppendOutcomeUnknown when no answer came: the events may stand or not; the same append may be tried again.
   * @throws EventStoreUnavailable when it is certain that nothing was written.
   */
  append(
    stream: StreamName,
    expected: ExpectedVersion,
    events: readonly [ProposedEvent, ...ProposedEvent[]],
    options?: CallOptions,
  ): Promise<AppendResult>;

  /** All events of a stream from a version on (from the first, when absent); empty for a stream that does not exist. */
  readStream(stream: StreamName, from?: number, options?: CallOptions): Promise<readonly StoredEvent[]>;

  /** The next page of the log. An empty page means that the end is reached. */
  readAll(options: ReadAllOptions, call?: CallOptions): Promise<Page>;

  /**
   * Everything after a position, for as long as the signal lets it: first what stands, then what comes. It survives the
   * loss of the server or the connection by itself and never repeats or skips an event. Pages without events come too,
   * when the position has moved far without a match.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<Page>;

  /** Position of the last event in the log; `BEFORE_ALL` when there is none. */
  head(call?: CallOptions): Promise<Position>;

  /** Lets calls under way finish, ends subscriptions, and frees connections. */
  close(): Promise<void>;
}

/** No answer came to an append in time, or the connection was lost under way: the events may or may not be in the log. */
export class AppendOutcomeUnknown extends Error {
  constructor(stream: StreamName, options?: ErrorOptions) {
    super(`outcome of the append to ${stream} is unknown`, options);
    this.name = 'AppendOutcomeUnknown';
  }
}

/** The log cannot be reached or refuses to serve; nothing was written. */
export class EventStoreUnavailable extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`event store unavailable: ${why}`, options);
    this.name = 'EventStoreUnavailable';
  }
}
