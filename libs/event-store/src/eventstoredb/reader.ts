import { BACKWARDS, END, START, type AllStreamResolvedEvent, type ReadPosition } from '@eventstore/db-client';
import { BEFORE_ALL, type Position, type StoredEvent, type StreamName } from '#kernel';
import { EventStoreUnavailable } from '../port.js';
import { collect, type Limits } from './collect.js';
import { type Connection } from './connection.js';
import { failureOf, isFinal, isNoSuchStream } from './failures.js';
import { type Settings } from './settings.js';
import { fromStoredForm, isSystemEvent, positionOf, type Recorded } from './stored-form.js';
import { Backoff, type Budget, pause } from './waiting.js';

/**
 * A place in the log: the position of an event of ours (or before all), and how far beyond it only events of the
 * server's own stand, so that these are not read again and again.
 */
export interface Cursor {
  readonly own: Position;
  readonly raw: Position;
}

/** One stretch of the log. */
export interface Stretch {
  readonly events: readonly StoredEvent[];
  readonly cursor: Cursor;
  readonly ended: boolean;
}

export interface StretchOptions {
  readonly limit: number;
  readonly types?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called whenever something came. */
  readonly progress?: (() => void) | undefined;
}

/** Reads, each an attempt on its own or with the attempts that its budget allows. */
export class Reader {
  readonly #connection: Connection;
  readonly #settings: Settings;

  constructor(connection: Connection, settings: Settings) {
    this.#connection = connection;
    this.#settings = settings;
  }

  /** Tries until it succeeds or the budget is used up. @throws EventStoreUnavailable */
  async retrying<T>(budget: Budget, attempt: (limits: Limits) => Promise<T>): Promise<T> {
    const backoff = new Backoff(this.#settings);
    for (;;) {
      try {
        return await attempt(this.limits(budget, backoff));
      } catch (error) {
        if (!isPassing(error)) throw asUnavailable(error);
        const ms = backoff.next();
        if (budget.left <= ms) throw asUnavailable(error);
        await pause(ms);
      }
    }
  }

  /** What one attempt may take of a budget. */
  limits(budget: Budget, backoff: Backoff): Limits {
    const silenceMs = Math.min(backoff.patience(this.#settings.attemptTimeoutMs), budget.left);
    return { silenceMs, totalMs: budget.isFixed ? budget.left : undefined };
  }

  /** Events of a stream, at most `most` from a version on. */
  async stream(stream: StreamName, from: number, budget: Budget, most = Number.MAX_SAFE_INTEGER): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    await this.retrying(budget, (limits) =>
      this.#connection.use(async ({ client }) => {
        const fromRevision = BigInt(from + events.length);
        const read = client.readStream(stream, { fromRevision, maxCount: most - events.length, requiresLeader: true });
        const take = ({ event }: { event?: Recorded }): boolean => {
          if (event) events.push(fromStoredForm(event));
          budget.progress();
          return true;
        };
        await collect(read, take, limits).catch((error: unknown) => {
          if (!isNoSuchStream(error)) throw error;
        });
      }),
    );
    return events;
  }

  /** One stretch from a cursor on, in one attempt. */
  async stretch(from: Cursor, { limit, types, signal, progress }: StretchOptions, limits: Limits): Promise<Stretch> {
    const wanted = types && new Set(types);
    const most = limit + (wanted ? 500 : 50);
    const events: StoredEvent[] = [];
    let { own, raw } = from;
    let seen = 0;
    const take = ({ event }: AllStreamResolvedEvent): boolean => {
      seen += 1;
      progress?.();
      if (!event) return true;
      const position = positionOf(event);
      // Reads of all streams start with the event at the position, subscriptions after it.
      if (position <= raw) return true;
      if (!isSystemEvent(event)) {
        if (!wanted || wanted.has(event.type)) events.push(fromStoredForm(event));
        own = position;
      }
      raw = position;
      return events.length < limit;
    };
    const exhausted = await this.#connection.use(({ client }) => {
      const read = client.readAll({ fromPosition: readPosition(raw), maxCount: most, requiresLeader: true });
      return collect(read, take, { ...limits, signal });
    });
    return { events, cursor: { own, raw }, ended: exhausted && seen < most };
  }

  /**
   * The last event of ours, looked for backwards, in one attempt.
   * @param known where to stop: nothing of ours stands between its two positions
   */
  async last(known: Cursor, limits: Limits, progress: () => void): Promise<Cursor> {
    let own: Position | undefined;
    let newest: Position | undefined;
    const take = ({ event }: AllStreamResolvedEvent): boolean => {
      progress();
      if (!event) return true;
      const position = positionOf(event);
      newest ??= position;
      if (position <= known.raw) own = known.own;
      else if (!isSystemEvent(event)) own = position;
      return own === undefined;
    };
    await this.#connection.use(({ client }) => {
      const read = client.readAll({ direction: BACKWARDS, fromPosition: END, requiresLeader: true });
      return collect(read, take, limits);
    });
    return { own: own ?? BEFORE_ALL, raw: newest ?? BEFORE_ALL };
  }
}

/** True for an error after which the same read may succeed. */
export function isPassing(error: unknown): boolean {
  return !isFinal(error) && failureOf(error).passing;
}

function asUnavailable(error: unknown): unknown {
  return isFinal(error) ? error : new EventStoreUnavailable(failureOf(error).what, { cause: error });
}

function readPosition(position: Position): ReadPosition {
  return position === BEFORE_ALL ? START : { commit: position, prepare: position };
}
