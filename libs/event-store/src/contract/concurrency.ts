import { describe, expect, it } from '@jest/globals';
import { type Position, type StoredEvent } from '#kernel';
import { type EventStore } from '../port.js';
import { type Opened } from './opened.js';
import { FollowedLog } from './followed-log.js';
import { freshStream, manyProposed, proposed } from './proposed-events.js';
import { isAscending } from './reading.js';

/** Many writers at once, from more than one store, while others read. */
export function concurrencyContract(engine: Opened): void {
  describe('under concurrency', () => {
    it.each([['no-stream'], [2]] as const)('lets one of 50 appends to the same stream win, expecting %p', async (expected) => {
      const { store } = engine();
      const stream = freshStream();
      if (expected !== 'no-stream') await store.append(stream, 'no-stream', manyProposed(expected + 1));
      const before = (await store.readStream(stream)).length;
      const results = await Promise.all(Array.from({ length: 50 }, () => store.append(stream, expected, manyProposed(2))));
      expect(results.filter(({ appended }) => appended)).toHaveLength(1);
      expect(results.filter((result) => !result.appended && result.actual === before + 1)).toHaveLength(49);
      expect(await store.readStream(stream)).toHaveLength(before + 2);
    });

    it('lets all of 50 appends to the same stream stand when any version will do', async () => {
      const { store } = engine();
      const stream = freshStream();
      const results = await Promise.all(Array.from({ length: 50 }, () => store.append(stream, 'any', manyProposed(2))));
      const versions = results.map((result) => (result.appended ? result.version : -1)).sort((a, b) => a - b);
      expect(versions).toEqual(Array.from({ length: 50 }, (_, place) => place * 2 + 1));
      const places = (await store.readStream(stream)).map(({ data }) => data['place']);
      expect(places).toEqual(Array.from({ length: 50 }, () => [0, 1]).flat());
    });

    it('P10 shows every reader every event once and in order, whoever wrote it', async () => {
      const { store } = engine();
      const second = await engine().another();
      const after = await store.head();
      const followed = [new FollowedLog(store, { after, pageSize: 7 }), new FollowedLog(second, { after, pageSize: 500 })];
      const writers = [store, second].flatMap((writer) => [1, 1, 1, 40].map((size) => write(writer, size)));
      const expectedCount = 2 * (3 * 60 + 40 * 10);
      const paged = readOn(second, after, expectedCount);
      const ids = (await Promise.all(writers)).flat();
      for (const reader of followed) await reader.until(({ events }) => events.length >= expectedCount);
      for (const reader of followed) await reader.stop();
      const { events } = await store.readAll({ after, limit: expectedCount + 1 });
      expect(events.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(isAscending(events)).toBe(true);
      for (const seen of [...followed.map((reader) => reader.events), await paged]) {
        expect(seen.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
      }
      await second.close();
    });

    /** Small appends one after the other, or fewer and larger ones; resolves to the ids written. */
    async function write(store: EventStore, size: number): Promise<readonly string[]> {
      const stream = freshStream();
      const ids: string[] = [];
      const rounds = size === 1 ? 60 : 10;
      for (let round = 0; round < rounds; round += 1) {
        const events = size === 1 ? ([proposed()] as const) : manyProposed(size);
        const result = await store.append(stream, round === 0 ? 'no-stream' : round * size - 1, events);
        expect(result.appended).toBe(true);
        ids.push(...events.map(({ id }) => id));
      }
      return ids;
    }

    /** Reads page after page, as fast as it can, until it has so many events. */
    async function readOn(store: EventStore, from: Position, count: number): Promise<readonly StoredEvent[]> {
      const seen: StoredEvent[] = [];
      for (let after = from; seen.length < count; ) {
        const page = await store.readAll({ after, limit: 11 });
        seen.push(...page.events);
        after = page.position;
      }
      return seen;
    }
  });
}
