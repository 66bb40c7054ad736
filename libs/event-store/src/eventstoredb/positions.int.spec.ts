import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BEFORE_ALL } from '#kernel';
import { startEventStoreDbDouble, type EventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { FollowedLog, freshStream, freshType, manyProposed, proposed } from '../contract/index.js';
import { type EventStore } from '../port.js';
import { openEventStoreDb } from './open-event-store-db.js';

describe('positions in a log that is not only ours, against the protocol double', () => {
  let double: EventStoreDbDouble;
  let store: EventStore;

  beforeEach(async () => {
    double = await startEventStoreDbDouble();
    store = openEventStoreDb({ url: double.url });
  });

  afterEach(async () => {
    await store.close();
    await double.stop();
  });

  it('an empty log holds the server’s own events, and for us nothing', async () => {
    expect((await double.log()).length).toBeGreaterThan(0);
    expect(await store.head()).toBe(BEFORE_ALL);
    expect(await store.readAll({ after: BEFORE_ALL, limit: 10 })).toEqual({ events: [], position: BEFORE_ALL });
  });

  it('the server’s own events never show, whether their stream or only their type says so', async () => {
    await store.append(freshStream(), 'no-stream', manyProposed(40));
    await double.writeSystemEvents(30);
    await store.append(freshStream(), 'no-stream', manyProposed(2));
    const others = (await double.log()).filter(({ stream, type }) => stream.startsWith('$') || type.startsWith('$'));
    expect(new Set(others.map(({ type }) => type.startsWith('$')))).toEqual(new Set([true, false]));
    const { events } = await store.readAll({ after: BEFORE_ALL, limit: 1_000 });
    expect(events).toHaveLength(42);
    expect(events.every(({ type, stream }) => type === 'ContractNoted' && stream.startsWith('contract-'))).toBe(true);
  });

  it('the head stays with the last event of ours, however many of the server’s come after it', async () => {
    const result = await store.append(freshStream(), 'no-stream', manyProposed(3));
    for (let round = 0; round < 3; round += 1) {
      await double.writeSystemEvents(700);
      expect(await store.head()).toBe(result.appended && result.position);
      expect(await store.readAll({ after: BEFORE_ALL, limit: 100 })).toMatchObject({ position: result.appended && result.position });
    }
    const next = await store.append(freshStream(), 'no-stream', manyProposed(1));
    expect(await store.head()).toBe(next.appended && next.position);
  });

  it('a position that reached the end finds what comes after many of the server’s own events', async () => {
    await store.append(freshStream(), 'no-stream', manyProposed(1));
    const { position } = await store.readAll({ after: BEFORE_ALL, limit: 10 });
    await double.writeSystemEvents(1_500);
    expect(await store.readAll({ after: position, limit: 10 })).toEqual({ events: [], position });
    await store.append(freshStream(), 'no-stream', manyProposed(2));
    expect((await store.readAll({ after: position, limit: 10 })).events).toHaveLength(2);
  });

  it('reading and subscribing go on after every position, the first of the log and the last too', async () => {
    await store.append(freshStream(), 'no-stream', manyProposed(4));
    await double.writeSystemEvents(2);
    await store.append(freshStream(), 'no-stream', manyProposed(3));
    const { events } = await store.readAll({ after: BEFORE_ALL, limit: 100 });
    for (const [place, { position }] of [{ position: BEFORE_ALL }, ...events].entries()) {
      const rest = events.slice(place).map(({ id }) => id);
      const page = await store.readAll({ after: position, limit: 100 });
      expect(page.events.map(({ id }) => id)).toEqual(rest);
      const followed = new FollowedLog(store, { after: position, pageSize: 2 });
      if (rest.length > 0) await followed.until((seen) => seen.events.length >= rest.length);
      await followed.stop();
      expect(followed.events.map(({ id }) => id)).toEqual(rest);
    }
  });

  it('a subscription to rare events says how far it is, by events of ours', async () => {
    const rare = freshType();
    const followed = new FollowedLog(store, { types: [rare] });
    await store.append(freshStream(), 'no-stream', manyProposed(20));
    await double.writeSystemEvents(50);
    const head = await store.head();
    await followed.until(({ position }) => position === head);
    await store.append(freshStream(), 'no-stream', [proposed(rare)]);
    await followed.until(({ events }) => events.length === 1);
    await followed.stop();
    const ours = new Set((await store.readAll({ after: BEFORE_ALL, limit: 100 })).events.map(({ position }) => position));
    expect(followed.pages.every(({ position }) => ours.has(position))).toBe(true);
  });

  it('positions keep their meaning when the server starts again', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', manyProposed(3));
    const before = await store.readAll({ after: BEFORE_ALL, limit: 100 });
    await double.kill();
    await double.restart();
    expect(await store.readAll({ after: BEFORE_ALL, limit: 100 })).toStrictEqual(before);
    expect(await store.append(stream, 2, manyProposed(1))).toMatchObject({ appended: true, version: 3 });
  });
});
