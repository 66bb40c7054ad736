import { type Position, type StoredEvent } from '#kernel';
import { EventStoreUnavailable, type CallOptions, type EventStore, type Page, type ReadAllOptions, type SubscribeOptions } from '../port.js';
import { Appender } from './appender.js';
import { Connection } from './connection.js';
import { Doorbell } from './doorbell.js';
import { KnownEnd } from './known-end.js';
import { Reader } from './reader.js';
import { settingsOf, type EventStoreDbOptions } from './settings.js';
import { subscription } from './subscription.js';
import { Budget } from './waiting.js';

/**
 * The log on EventStoreDB (KurrentDB), 22.10 or newer. Connects when first asked, and again whenever it must.
 * A position is the commit position that the server gives an event.
 */
export function openEventStoreDb(options: EventStoreDbOptions): EventStore {
  const settings = settingsOf(options);
  const connection = new Connection(settings.url, settings.log);
  const reader = new Reader(connection, settings);
  const appender = new Appender(connection, reader, settings);
  const doorbell = new Doorbell(connection, settings);
  const known = new KnownEnd();
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  /** Keeps an eye on a call, so that closing can wait for it. */
  async function call<T>(run: () => Promise<T>): Promise<T> {
    if (closing.signal.aborted) throw new EventStoreUnavailable('it is closed');
    const running = run();
    underWay.add(running);
    try {
      return await running;
    } finally {
      underWay.delete(running);
    }
  }

  const readBudget = (options?: CallOptions): Budget => Budget.forRead(options?.timeoutMs, settings.readTimeoutMs);

  async function readAll({ after, limit, types }: ReadAllOptions, options?: CallOptions): Promise<Page> {
    const budget = readBudget(options);
    const progress = (): void => budget.progress();
    const events: StoredEvent[] = [];
    let cursor = known.from(after);
    let ended = false;
    while (!ended && events.length < limit) {
      const from = cursor;
      const wanted = { limit: limit - events.length, types, progress };
      const stretch = await reader.retrying(budget, (limits) => reader.stretch(from, wanted, limits));
      events.push(...stretch.events);
      ({ cursor, ended } = stretch);
      known.learn(cursor, from.own);
    }
    return { events, position: cursor.own };
  }

  async function head(options?: CallOptions): Promise<Position> {
    const budget = readBudget(options);
    const found = await reader.retrying(budget, (limits) => reader.last(known.cursor, limits, () => budget.progress()));
    known.learn(found, known.cursor.own);
    return found.own;
  }

  async function* subscribe(options: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
    const ending = AbortSignal.any([options.signal, closing.signal]);
    yield* subscription(reader, doorbell, settings, { ...options, signal: ending });
  }

  return {
    append: (stream, expected, events, options) =>
      call(() => appender.append(stream, expected, events, options?.timeoutMs ?? settings.appendTimeoutMs)),
    readStream: (stream, from = 0, options) => call(() => reader.stream(stream, from, readBudget(options))),
    readAll: (options, callOptions) => call(() => readAll(options, callOptions)),
    subscribe,
    head: (options) => call(() => head(options)),
    close: async () => {
      closing.abort();
      await Promise.allSettled([doorbell.close(), ...underWay]);
      await connection.close();
    },
  };
}
