import { describe, expect, it } from '@jest/globals';
import { type ExpectedVersion } from '../port.js';
import { type Opened } from './opened.js';
import { freshStream, manyProposed, proposed } from './proposed-events.js';

/**
 * What happens to event ids that the log already holds. An id stands for one event within its stream: the same append to
 * the same stream is the same append, and the same ids in another stream are other events.
 */
export function repeatingContract(engine: Opened): void {
  describe('the same append again', () => {
    const expectations: readonly ExpectedVersion[] = ['no-stream', 1, 'any'];

    it.each(expectations)('answers as the first time and writes nothing, expecting %p', async (expected) => {
      const { store } = engine();
      const stream = freshStream();
      if (expected !== 'no-stream') await store.append(stream, 'no-stream', manyProposed(2));
      const events = manyProposed(3);
      const first = await store.append(stream, expected, events);
      const head = await store.head();
      expect(first.appended).toBe(true);
      expect(await store.append(stream, expected, events)).toEqual(first);
      expect(await store.head()).toBe(head);
    });

    it.each(expectations)('answers as the first time also when the stream has gone on, expecting %p', async (expected) => {
      const { store } = engine();
      const stream = freshStream();
      if (expected !== 'no-stream') await store.append(stream, 'no-stream', manyProposed(2));
      const events = manyProposed(2);
      const first = await store.append(stream, expected, events);
      await store.append(stream, 'any', manyProposed(4));
      const before = (await store.readStream(stream)).length;
      expect(await store.append(stream, expected, events)).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(before);
    });

    it.each(expectations)('is written once when sent several times at once, expecting %p', async (expected) => {
      const { store } = engine();
      const stream = freshStream();
      if (expected !== 'no-stream') await store.append(stream, 'no-stream', manyProposed(2));
      const before = (await store.readStream(stream)).length;
      const events = manyProposed(2);
      const results = await Promise.all(Array.from({ length: 8 }, () => store.append(stream, expected, events)));
      expect(results.every(({ appended }) => appended)).toBe(true);
      expect(new Set(results.map((result) => result.appended && result.position)).size).toBe(1);
      expect(await store.readStream(stream)).toHaveLength(before + 2);
    });

    it('is refused when only its first events are the same', async () => {
      const { store } = engine();
      const stream = freshStream();
      const [known] = manyProposed(1);
      await store.append(stream, 'no-stream', [known]);
      expect(await store.append(stream, 'no-stream', [known, proposed()])).toEqual({ appended: false, actual: 0 });
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('is refused when other events have taken its place', async () => {
      const { store } = engine();
      const stream = freshStream();
      await store.append(stream, 'no-stream', manyProposed(2));
      const late = manyProposed(1);
      expect(await store.append(stream, 0, late)).toEqual({ appended: false, actual: 1 });
      expect(await store.append(stream, 0, late)).toEqual({ appended: false, actual: 1 });
    });
  });

  it('takes the same ids in another stream as other events', async () => {
    const { store } = engine();
    const [one, other] = [freshStream(), freshStream()];
    const events = manyProposed(2);
    const first = await store.append(one, 'no-stream', events);
    const second = await store.append(other, 'no-stream', events);
    expect(first).toMatchObject({ appended: true, version: 1 });
    expect(second).toMatchObject({ appended: true, version: 1 });
    expect(first.appended && second.appended && second.position > first.position).toBe(true);
    expect((await store.readStream(other)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(await store.readStream(one)).toHaveLength(2);
  });
}
