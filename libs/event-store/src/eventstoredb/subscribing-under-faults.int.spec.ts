import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { UnreadableEvent, type StreamName } from '#kernel';
import { startEventStoreDbDouble, type Drop, type EventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { FollowedLog, freshStream, manyProposed } from '../contract/index.js';
import { type EventStore } from '../port.js';
import { openEventStoreDb } from './open-event-store-db.js';

const quick = { attemptTimeoutMs: 250, watchdogMs: 150, retryFloorMs: 5, retryCapMs: 50 };

describe('subscribing to EventStoreDB under faults, against the protocol double', () => {
  let double: EventStoreDbDouble;
  let writer: EventStore;
  let store: EventStore;
  let warnings: string[];
  let warned: (() => void)[];

  beforeAll(async () => {
    double = await startEventStoreDbDouble();
    writer = openEventStoreDb({ url: double.url, ...quick });
  });

  afterAll(async () => {
    await double.stop();
    await writer.close();
  });

  beforeEach(() => {
    warnings = [];
    warned = [];
    const warn = (_fields: unknown, message: string): void => {
      warnings.push(message);
      for (const tell of warned.splice(0)) tell();
    };
    store = openEventStoreDb({ url: double.url, ...quick, log: { warn } });
  });

  afterEach(async () => {
    await store.close();
    await double.heal();
  });

  /** Writes events one by one, each when the one before has been seen by a subscription; looks for each once and in order. */
  async function expectEachOnce(count: number, expectedWarnings: readonly string[], meanwhile: (written: number) => Promise<void> = () => Promise.resolve()): Promise<void> {
    const after = await writer.head();
    while ((await double.subscriptions()) > 0);
    const followed = new FollowedLog(store, { after, pageSize: 3 });
    while ((await double.subscriptions()) === 0);
    const stream = freshStream();
    const events = manyProposed(count);
    for (const [place, event] of events.entries()) {
      await writer.append(stream, place === 0 ? 'no-stream' : place - 1, [event]);
      await followed.until((seen) => seen.events.length > place);
      await meanwhile(place + 1);
    }
    for (const expected of expectedWarnings) await warning(expected);
    await followed.stop();
    expect(followed.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    const positions = followed.pages.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
  }

  const places = [0, 1, 2, 3, 4, 5, 6];
  const drops: readonly Drop[] = ['error', 'end', 'silence'];
  const cases = drops.flatMap((drop) => places.map((place) => [drop, place] as const));

  it.each(cases)('P6 P7: lost by %s at event %d, it goes on, skips nothing and repeats nothing', async (drop, dropAfterEvents) => {
    await double.set({ drop, dropAfterEvents });
    await expectEachOnce(8, ['event store subscription was lost']);
  });

  it('P6: a server that answers nothing at all is noticed, and followed again when it answers', async () => {
    const answering = openEventStoreDb({ url: double.url, attemptTimeoutMs: 60_000 });
    const after = await writer.head();
    const followed = new FollowedLog(store, { after });
    await writer.append(freshStream(), 'no-stream', manyProposed(2));
    await followed.until(({ events }) => events.length === 2);
    await double.set({ deaf: true });
    await warning('event store connection is replaced');
    await double.heal();
    await answering.append(freshStream(), 'no-stream', manyProposed(2));
    await followed.until(({ events }) => events.length >= 4);
    await followed.stop();
    expect(followed.events.map(({ data }) => data['place'])).toEqual([0, 1, 0, 1]);
    await answering.close();
  });

  it('P6: a server that freezes and thaws is followed on', async () => {
    await expectEachOnce(6, [], async (written) => {
      if (written !== 3) return;
      double.freeze();
      await warning('event store connection is replaced');
      double.thaw();
    });
  });

  it('P6: a server that is killed and started again is followed on', async () => {
    await expectEachOnce(6, [], async (written) => {
      if (written !== 3) return;
      await double.kill();
      await warning('event store subscription was lost');
      await double.restart();
    });
  });

  it('P6: a node that is not the leader is left for the one that is', async () => {
    const leading = await startEventStoreDbDouble();
    await double.set({ notLeader: 1_000, leader: { host: '127.0.0.1', port: leading.port } });
    const followed = new FollowedLog(store);
    const atLeader = openEventStoreDb({ url: leading.url, ...quick });
    await atLeader.append(freshStream(), 'no-stream', manyProposed(3));
    await followed.until(({ events }) => events.length === 3);
    await followed.stop();
    await atLeader.close();
    await leading.stop();
  });

  it('P7: a slow reader is given every event, when it asks', async () => {
    const after = await writer.head();
    const events = manyProposed(200);
    await writer.append(freshStream(), 'no-stream', events);
    await double.set({ drop: 'error', dropAfterEvents: 2 });
    const stream = freshStream();
    const seen: string[] = [];
    let version = -1;
    for await (const page of store.subscribe({ after, pageSize: 10, signal: AbortSignal.timeout(20_000) })) {
      seen.push(...page.events.map(({ id }) => id));
      if (seen.length >= 400) break;
      // While this page is being dealt with the log moves on faster than it is read.
      if (version < 199) version = await appended(stream, version);
    }
    expect(seen.slice(0, 200)).toEqual(events.map(({ id }) => id));
    expect(new Set(seen).size).toBe(400);
  });

  it('ends at once when aborted before a server that does not answer', async () => {
    const followed = new FollowedLog(store, { after: await writer.head() });
    await double.set({ deaf: true });
    await warning('event store subscription cannot read');
    await expect(followed.stop()).resolves.toBeUndefined();
    expect(followed.events).toEqual([]);
  });

  it('ends with an error at an event that this service did not write', async () => {
    const after = await writer.head();
    const foreign = EventStoreDBClient.connectionString(double.url);
    await foreign.appendToStream(`foreign-${freshStream()}`, jsonEvent({ type: 'Foreign', data: {} }));
    await foreign.dispose();
    await expect(new FollowedLog(store, { after }).ended()).rejects.toThrow(UnreadableEvent);
    await writer.append(freshStream(), 'no-stream', manyProposed(1));
  });

  async function appended(stream: StreamName, version: number): Promise<number> {
    const result = await writer.append(stream, version === -1 ? 'no-stream' : version, manyProposed(20));
    return result.appended ? result.version : version;
  }

  /** Waits for the engine to have said something. */
  async function warning(text: string): Promise<void> {
    while (!warnings.includes(text)) await new Promise<void>((resolve) => warned.push(resolve));
  }
});
