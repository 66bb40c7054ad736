import { describe, expect, it } from '@jest/globals';
import { type ExpectedVersion } from '../port.js';
import { type Opened } from './opened.js';
import { freshStream, manyProposed, metadataOf, proposed } from './proposed-events.js';

/** Expected versions, conflicts, atomicity, and that what went in comes out. */
export function appendingContract(engine: Opened): void {
  describe('append', () => {
    describe('where the expectation is true', () => {
      it('starts a stream where none is expected', async () => {
        const result = await engine().store.append(freshStream(), 'no-stream', manyProposed(2));
        expect(result).toMatchObject({ appended: true, version: 1 });
      });

      it('goes on after the exact version', async () => {
        const { store } = engine();
        const stream = freshStream();
        await store.append(stream, 'no-stream', manyProposed(3));
        expect(await store.append(stream, 2, manyProposed(2))).toMatchObject({ appended: true, version: 4 });
        expect(await store.append(stream, 4, [proposed()])).toMatchObject({ appended: true, version: 5 });
      });

      it('takes any stream, there or not', async () => {
        const { store } = engine();
        const stream = freshStream();
        expect(await store.append(stream, 'any', [proposed()])).toMatchObject({ appended: true, version: 0 });
        expect(await store.append(stream, 'any', manyProposed(2))).toMatchObject({ appended: true, version: 2 });
      });
    });

    describe('where the expectation is false', () => {
      const existing: readonly ExpectedVersion[] = ['no-stream', 0, 1, 3, 1_000];

      it.each(existing)('refuses %p on a stream whose last version is 2, and says so', async (expected) => {
        const { store } = engine();
        const stream = freshStream();
        const written = manyProposed(3);
        await store.append(stream, 'no-stream', written);
        const head = await store.head();
        expect(await store.append(stream, expected, manyProposed(2))).toEqual({ appended: false, actual: 2 });
        expect((await store.readStream(stream)).map(({ id }) => id)).toEqual(written.map(({ id }) => id));
        expect(await store.head()).toBe(head);
      });

      it.each([0, 7])('refuses version %d on a stream that does not exist', async (expected) => {
        const { store } = engine();
        const stream = freshStream();
        expect(await store.append(stream, expected, [proposed()])).toEqual({ appended: false, actual: null });
        expect(await store.readStream(stream)).toEqual([]);
      });
    });

    it('answers with the position of the last event, which is then the head', async () => {
      const { store } = engine();
      const stream = freshStream();
      const result = await store.append(stream, 'no-stream', manyProposed(3));
      const last = (await store.readStream(stream)).at(-1);
      expect(result).toEqual({ appended: true, version: 2, position: last?.position });
      expect(await store.head()).toBe(last?.position);
    });

    it('writes the events of one append beside each other, in their order', async () => {
      const { store } = engine();
      const streams = Array.from({ length: 20 }, freshStream);
      const before = await store.head();
      await Promise.all(streams.map((stream) => store.append(stream, 'no-stream', manyProposed(5))));
      const { events } = await store.readAll({ after: before, limit: 200 });
      expect(events).toHaveLength(100);
      const runs = events.filter((event, place) => event.stream !== events[place - 1]?.stream);
      expect(runs).toHaveLength(20);
      for (const stream of streams) {
        const own = events.filter((event) => event.stream === stream);
        expect(own.map(({ data }) => data['place'])).toEqual([0, 1, 2, 3, 4]);
        expect(own.map(({ version }) => version)).toEqual([0, 1, 2, 3, 4]);
      }
    });

    it('gives back exactly what was written', async () => {
      const { store } = engine();
      const stream = freshStream();
      const full = { ...proposed(), schemaVersion: 7 };
      const { effectiveAt: _at, fingerprint: _print, ...required } = metadataOf();
      const sparse = { ...proposed(), metadata: required };
      await store.append(stream, 'no-stream', [full, sparse]);
      const [first, second] = await store.readStream(stream);
      expect(first).toStrictEqual({ ...full, stream, version: 0, position: first?.position });
      expect(second).toStrictEqual({ ...sparse, stream, version: 1, position: second?.position });
      expect(typeof first?.position).toBe('bigint');
    });

    it('keeps any JSON: unicode, control characters, numbers, nesting, member order', async () => {
      const { store } = engine();
      const stream = freshStream();
      const data = {
        z: 'æøåÆØÅ € 漢字 👩‍👩‍👧 \u202e',
        control: '\u0000\u0001\n\r\t"\\{}[],\'$1',
        half: '\ud83d',
        numbers: [0, -1.5, 1e300, 5e-324, Number.MAX_SAFE_INTEGER],
        nested: { empty: {}, list: [[], [null], [true, false]] },
        a: '',
      };
      await store.append(stream, 'no-stream', [proposed('ContractNøted "quoted" \\ {a,b}', data)]);
      const [stored] = await store.readStream(stream);
      expect(stored?.data).toStrictEqual(data);
      expect(Object.keys(stored?.data ?? {})).toEqual(Object.keys(data));
      expect(stored?.type).toBe('ContractNøted "quoted" \\ {a,b}');
    });

    it('keeps large payloads', async () => {
      const { store } = engine();
      const stream = freshStream();
      const text = 'stor nyttelast æøå '.repeat(25_000);
      await Promise.all([store.append(stream, 'any', [proposed('ContractLarge', { text })]), store.append(freshStream(), 'any', [proposed()])]);
      const [stored] = await store.readStream(stream);
      expect(stored?.data['text'] === text).toBe(true);
    });
  });
}
