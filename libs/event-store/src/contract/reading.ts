import { describe, expect, it } from '@jest/globals';
import { type StoredEvent } from '#kernel';
import { type ReadAllOptions } from '../port.js';
import { type Opened } from './opened.js';
import { freshStream, freshType, manyProposed, proposed } from './proposed-events.js';

/** Streams, pages of the log, filters and the head. */
export function readingContract(engine: Opened): void {
  describe('readStream', () => {
    it('is empty where there is no stream', async () => {
      expect(await engine().store.readStream(freshStream())).toEqual([]);
    });

    it('starts at a version, inclusive', async () => {
      const { store } = engine();
      const stream = freshStream();
      await store.append(stream, 'no-stream', manyProposed(5));
      expect((await store.readStream(stream)).map(({ version }) => version)).toEqual([0, 1, 2, 3, 4]);
      expect((await store.readStream(stream, 0)).map(({ version }) => version)).toEqual([0, 1, 2, 3, 4]);
      expect((await store.readStream(stream, 3)).map(({ version }) => version)).toEqual([3, 4]);
      expect(await store.readStream(stream, 5)).toEqual([]);
    });

    it('gives a stream of 1,000 events whole and in order', async () => {
      const { store } = engine();
      const stream = freshStream();
      const events = manyProposed(1_000);
      expect(await store.append(stream, 'no-stream', events)).toMatchObject({ appended: true, version: 999 });
      const read = await store.readStream(stream);
      expect(read.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
      expect(read.map(({ version }) => version)).toEqual(events.map((_, place) => place));
      expect(isAscending(read)).toBe(true);
    });
  });

  describe('readAll', () => {
    it('pages on from a position, exclusive, and ends with an empty page', async () => {
      const { store } = engine();
      const after = await store.head();
      const events = manyProposed(7);
      await store.append(freshStream(), 'no-stream', events);
      const pages = await pagesOf({ after, limit: 3 });
      expect(pages.map((page) => page.map(({ data }) => data['place']))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
      expect(isAscending(pages.flat())).toBe(true);
    });

    it('gives the position that an empty page was asked for', async () => {
      const { store } = engine();
      const after = await store.head();
      expect(await store.readAll({ after, limit: 10 })).toEqual({ events: [], position: after });
    });

    it('gives only events of the types asked for, and misses none', async () => {
      const { store } = engine();
      const [wanted, alsoWanted, other] = [freshType(), freshType(), freshType()];
      const after = await store.head();
      for (let round = 0; round < 5; round += 1) {
        await store.append(freshStream(), 'no-stream', [proposed(other), proposed(wanted), proposed(other), proposed(alsoWanted)]);
      }
      const pages = await pagesOf({ after, limit: 3, types: [wanted, alsoWanted] });
      expect(pages.flat()).toHaveLength(10);
      expect(pages.every((page) => page.length <= 3)).toBe(true);
      expect(isAscending(pages.flat())).toBe(true);
      expect(new Set(pages.flat().map(({ type }) => type))).toEqual(new Set([wanted, alsoWanted]));
    });

    it('finds a single match behind many events of other types', async () => {
      const { store } = engine();
      const wanted = freshType();
      const after = await store.head();
      await store.append(freshStream(), 'no-stream', manyProposed(1_000));
      await store.append(freshStream(), 'no-stream', [proposed(wanted)]);
      const page = await store.readAll({ after, limit: 5, types: [wanted] });
      expect(page.events.map(({ type }) => type)).toEqual([wanted]);
    });

    it('moves its position beyond events of other types', async () => {
      const { store } = engine();
      const wanted = freshType();
      const after = await store.head();
      await store.append(freshStream(), 'no-stream', [proposed(wanted)]);
      await store.append(freshStream(), 'no-stream', manyProposed(500));
      const head = await store.head();
      const first = await store.readAll({ after, limit: 5, types: [wanted] });
      const second = await store.readAll({ after: first.position, limit: 5, types: [wanted] });
      expect(first.events).toHaveLength(1);
      expect(second.events).toEqual([]);
      expect(second.position).toBe(head);
    });

    it('gives the events as their streams do', async () => {
      const { store } = engine();
      const stream = freshStream();
      const after = await store.head();
      await store.append(stream, 'no-stream', manyProposed(3));
      expect((await store.readAll({ after, limit: 10 })).events).toStrictEqual(await store.readStream(stream));
    });

    async function pagesOf(from: ReadAllOptions): Promise<readonly (readonly StoredEvent[])[]> {
      const pages: (readonly StoredEvent[])[] = [];
      let { after } = from;
      for (;;) {
        const page = await engine().store.readAll({ ...from, after });
        if (page.events.length === 0) return pages;
        expect(page.position >= (page.events.at(-1)?.position ?? page.position)).toBe(true);
        pages.push(page.events);
        after = page.position;
      }
    }
  });
}

/** True when every event stands later in the log than the one before it. */
export function isAscending(events: readonly StoredEvent[]): boolean {
  return events.every((event, place) => place === 0 || event.position > (events[place - 1]?.position ?? event.position));
}
