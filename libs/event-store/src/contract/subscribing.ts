import { describe, expect, it } from '@jest/globals';
import { type Opened } from './opened.js';
import { FollowedLog } from './followed-log.js';
import { freshStream, freshType, manyProposed, proposed } from './proposed-events.js';

/** Catching up, going live, ending, filtering. */
export function subscribingContract(engine: Opened): void {
  describe('subscribe', () => {
    it('gives first what stands, then what comes, and ends when aborted', async () => {
      const { store } = engine();
      const stream = freshStream();
      const after = await store.head();
      await store.append(stream, 'no-stream', manyProposed(5));
      const followed = new FollowedLog(store, { after });
      await followed.until(({ events }) => events.length === 5);
      await store.append(stream, 4, manyProposed(2));
      await store.append(stream, 6, manyProposed(1));
      await followed.until(({ events }) => events.length === 8);
      await followed.stop();
      expect(followed.events).toStrictEqual(await store.readStream(stream));
      expect(followed.pages.every((page) => page.position >= (page.events.at(-1)?.position ?? page.position))).toBe(true);
    });

    it('starts after its position, wherever in a stream that is', async () => {
      const { store } = engine();
      const stream = freshStream();
      await store.append(stream, 'no-stream', manyProposed(6));
      const [, , third] = await store.readStream(stream);
      const followed = new FollowedLog(store, { after: third?.position ?? -1n });
      await followed.until(({ events }) => events.length >= 3);
      await followed.stop();
      expect(followed.events.map(({ version }) => version)).toEqual([3, 4, 5]);
    });

    it('keeps its pages at the size asked for', async () => {
      const { store } = engine();
      const after = await store.head();
      await store.append(freshStream(), 'no-stream', manyProposed(25));
      const followed = new FollowedLog(store, { after, pageSize: 10 });
      await followed.until(({ events }) => events.length === 25);
      await followed.stop();
      expect(Math.max(...followed.pages.map(({ events }) => events.length))).toBeLessThanOrEqual(10);
      expect(followed.events.map(({ data }) => data['place'])).toEqual(Array.from({ length: 25 }, (_, place) => place));
    });

    it('gives only the types asked for, standing and coming', async () => {
      const { store } = engine();
      const [wanted, other] = [freshType(), freshType()];
      const after = await store.head();
      await store.append(freshStream(), 'no-stream', [proposed(other), proposed(wanted), proposed(other)]);
      const followed = new FollowedLog(store, { after, types: [wanted] });
      await followed.until(({ events }) => events.length === 1);
      await store.append(freshStream(), 'no-stream', [proposed(other), proposed(other), proposed(wanted)]);
      await followed.until(({ events }) => events.length === 2);
      await followed.stop();
      expect(followed.events.map(({ type }) => type)).toEqual([wanted, wanted]);
    });

    it('says how far it has looked when nothing matches for long', async () => {
      const { store } = engine();
      const after = await store.head();
      await store.append(freshStream(), 'no-stream', manyProposed(500));
      const half = (await store.readAll({ after, limit: 250 })).position;
      const followed = new FollowedLog(store, { after, types: [freshType()], pageSize: 10 });
      await followed.until(({ position }) => position >= half);
      await followed.stop();
      expect(followed.events).toEqual([]);
    });

    it('can be left in the middle', async () => {
      const { store } = engine();
      const after = await store.head();
      await store.append(freshStream(), 'no-stream', manyProposed(30));
      const { signal } = new AbortController();
      const seen: unknown[] = [];
      for await (const page of store.subscribe({ after, pageSize: 10, signal })) {
        seen.push(...page.events);
        if (seen.length >= 10) break;
      }
      expect(seen).toHaveLength(10);
    });

    it('ends at once under a signal that is aborted already', async () => {
      const { store } = engine();
      await store.append(freshStream(), 'no-stream', manyProposed(1));
      const pages: unknown[] = [];
      for await (const page of store.subscribe({ after: -1n, pageSize: 10, signal: AbortSignal.abort() })) pages.push(page);
      expect(pages).toEqual([]);
    });

    it('ends without an error when the store closes', async () => {
      const store = await engine().another();
      const followed = new FollowedLog(store, { after: await store.head() });
      await store.append(freshStream(), 'no-stream', manyProposed(1));
      await followed.until(({ events }) => events.length === 1);
      await store.close();
      await expect(followed.ended()).resolves.toBeUndefined();
    });
  });
}
