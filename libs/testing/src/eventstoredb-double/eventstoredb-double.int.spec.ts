import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BACKWARDS, END, EventStoreDBClient, jsonEvent, NO_STREAM, streamNameFilter, WrongExpectedVersionError, type Position } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { startEventStoreDbDouble, type EventStoreDbDouble } from './start-double.js';

const noted = () => jsonEvent({ id: randomUUID(), type: 'Noted', data: { note: 1 } });

describe('EventStoreDB protocol double, seen by the client alone', () => {
  let double: EventStoreDbDouble;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    double = await startEventStoreDbDouble();
    client = EventStoreDBClient.connectionString(double.url);
  });

  afterAll(async () => {
    await client.dispose();
    await double.stop();
  });

  async function all<T>(read: AsyncIterable<T>): Promise<T[]> {
    const seen: T[] = [];
    for await (const event of read) seen.push(event);
    return seen;
  }

  it('is used with BatchAppend where it offers it, and gives the same answers without', async () => {
    const before = await double.calls();
    for (const batchAppend of [true, false]) {
      await double.set({ batchAppend });
      const fresh = EventStoreDBClient.connectionString(double.url);
      const stream = `double-${randomUUID()}`;
      const written = await fresh.appendToStream(stream, [noted(), noted()], { expectedRevision: NO_STREAM });
      const [, last] = await all(fresh.readStream(stream));
      expect(written).toEqual({ success: true, nextExpectedRevision: 1n, position: last?.event?.position });
      const wrong = fresh.appendToStream(stream, noted(), { expectedRevision: 7n });
      await expect(wrong).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
      await expect(wrong).rejects.toBeInstanceOf(WrongExpectedVersionError);
      await fresh.dispose();
    }
    const { append, batchAppend } = await double.calls();
    expect([append - before.append, batchAppend - before.batchAppend]).toEqual([2, 2]);
    await double.heal();
  });

  it('knows repeated ids under any version as long as it remembers them, and no longer', async () => {
    const stream = `double-${randomUUID()}`;
    const event = noted();
    for (let times = 0; times < 3; times += 1) await client.appendToStream(stream, event);
    expect(await all(client.readStream(stream))).toHaveLength(1);
    await double.forgetRecentIds();
    await client.appendToStream(stream, event);
    expect(await all(client.readStream(stream))).toHaveLength(2);
  });

  it('knows repeated ids under an exact version for ever', async () => {
    const stream = `double-${randomUUID()}`;
    const events = [noted(), noted()];
    await client.appendToStream(stream, events, { expectedRevision: NO_STREAM });
    await client.appendToStream(stream, noted(), { expectedRevision: 1n });
    await double.forgetRecentIds();
    const again = await client.appendToStream(stream, events, { expectedRevision: NO_STREAM });
    expect(again).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await all(client.readStream(stream))).toHaveLength(3);
  });

  it('reads all forwards from a position on, that one included, and backwards from before it', async () => {
    const forwards = await all(client.readAll());
    const middle = forwards[3]!.event!.position;
    const idsOf = (events: typeof forwards) => events.map(({ event }) => event?.id);
    expect(idsOf(await all(client.readAll({ fromPosition: middle })))).toEqual(idsOf(forwards.slice(3)));
    expect(idsOf(await all(client.readAll({ fromPosition: middle, direction: BACKWARDS })))).toEqual(idsOf(forwards.slice(0, 3).reverse()));
    expect(idsOf(await all(client.readAll({ fromPosition: END, direction: BACKWARDS, maxCount: 2 })))).toEqual(idsOf(forwards.slice(-2).reverse()));
    const within = { commit: middle.commit + 1n, prepare: middle.commit + 1n };
    await expect(all(client.readAll({ fromPosition: within }))).rejects.toThrow('Invalid position');
  });

  it('subscribes after a position, filters, and tells seldom how far it is', async () => {
    const [, , third, ...rest] = await all(client.readAll());
    const unfiltered = client.subscribeToAll({ fromPosition: third!.event!.position });
    const seen: unknown[] = [];
    for await (const { event } of unfiltered) {
      seen.push(event?.id);
      if (seen.length === rest.length) break;
    }
    expect(seen).toEqual(rest.map(({ event }) => event?.id));

    const stream = `double-${randomUUID()}`;
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({ prefixes: [stream], checkpointReached: (_of, position) => void checkpoints.push(position) });
    const filtered = client.subscribeToAll({ fromPosition: END, filter });
    const confirmed = new Promise<void>((resolve) => filtered.once('confirmation', resolve));
    const first = filtered[Symbol.asyncIterator]().next();
    await confirmed;
    await double.writeSystemEvents(100);
    await client.appendToStream(stream, noted());
    expect((await first).value).toMatchObject({ event: { streamId: stream, revision: 0n } });
    expect(checkpoints).toHaveLength(3);
    await filtered.unsubscribe();
  });

  it('keeps its log over kill and restart', async () => {
    const before = await double.log();
    await double.kill();
    await double.restart();
    expect(await double.log()).toEqual(before);
  });
});
