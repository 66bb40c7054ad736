import { describe, expect, it } from '@jest/globals';
import { streamName } from '#kernel';
import { counted, counterStream } from '#testing/processing/counting.js';
import { eventStoreContract } from '../contract/index.js';
import { MemoryLog, openMemoryEventStore } from '../memory/index.js';
import { type EventStore } from '../port.js';
import { rememberStreams } from './remember-streams.js';

eventStoreContract('memory, with streams kept in mind', () => {
  const log = new MemoryLog();
  const open = () => rememberStreams(openMemoryEventStore(log), { most: 20 });
  const store = open();
  return Promise.resolve({ store, another: () => Promise.resolve(open()), close: () => store.close() });
});

/** A log that tells from which version on it was asked. */
function asked(): { readonly store: EventStore; readonly from: number[] } {
  const log = openMemoryEventStore();
  const from: number[] = [];
  return {
    from,
    store: { ...log, append: (...given) => log.append(...given), readStream: (stream, first = 0) => (from.push(first), log.readStream(stream, first)) },
  };
}

describe('a stream that was read before', () => {
  it('is asked for what came since, and answered whole', async () => {
    const { store, from } = asked();
    const remembering = rememberStreams(store, { most: 100 });
    const stream = counterStream();
    for (let version = 0; version < 3; version++) {
      await remembering.append(stream, 'any', [counted(version)]);
      expect((await remembering.readStream(stream)).map((event) => event.version)).toEqual(Array.from({ length: version + 1 }, (_, at) => at));
    }
    expect(from).toEqual([0, 1, 2]);
    expect((await remembering.readStream(stream, 1)).map((event) => event.version)).toEqual([1, 2]);
  });

  it('gives the very same events again, so that what was made of them can be kept', async () => {
    const remembering = rememberStreams(openMemoryEventStore(), { most: 100 });
    const stream = counterStream();
    await remembering.append(stream, 'no-stream', [counted(1)]);
    const [first] = await remembering.readStream(stream);
    await remembering.append(stream, 0, [counted(2)]);
    expect((await remembering.readStream(stream))[0]).toBe(first);
  });

  it('is forgotten when others were read since and there is no more room', async () => {
    const { store, from } = asked();
    const remembering = rememberStreams(store, { most: 2 });
    const streams = [1, 2, 3].map((n) => streamName('counter', String(n)));
    for (const stream of streams) await remembering.append(stream, 'no-stream', [counted(1)]);
    for (const stream of [...streams, streams[2]!, streams[0]!]) await remembering.readStream(stream);
    expect(from).toEqual([0, 0, 0, 1, 0]);
  });

  it('longer than there is room for is read each time', async () => {
    const { store, from } = asked();
    const remembering = rememberStreams(store, { most: 1 });
    const stream = counterStream();
    await remembering.append(stream, 'no-stream', [counted(1), counted(2)]);
    for (let time = 0; time < 2; time++) expect(await remembering.readStream(stream)).toHaveLength(2);
    expect(from).toEqual([0, 0]);
  });
});
