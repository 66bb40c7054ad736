import { describe, expect, it } from '@jest/globals';
import { BEFORE_ALL } from '#kernel';
import { eventStoreContract, freshStream, manyProposed, proposed } from '../contract/index.js';
import { EventStoreUnavailable } from '../port.js';
import { openMemoryEventStore } from './memory-event-store.js';
import { MemoryLog } from './memory-log.js';

eventStoreContract('memory', () => {
  const log = new MemoryLog();
  const store = openMemoryEventStore(log);
  return Promise.resolve({ store, another: () => Promise.resolve(openMemoryEventStore(log)), close: () => store.close() });
});

describe('memory event store', () => {
  it('begins before everything', async () => {
    expect(await openMemoryEventStore().head()).toBe(BEFORE_ALL);
  });

  it('keeps what it was given, whatever happens to that later', async () => {
    const store = openMemoryEventStore();
    const stream = freshStream();
    const data = { list: [1] };
    await store.append(stream, 'no-stream', [proposed('ContractNoted', data)]);
    data.list.push(2);
    expect((await store.readStream(stream))[0]?.data).toEqual({ list: [1] });
  });

  it('refuses to put an id into its stream a second time', async () => {
    const store = openMemoryEventStore();
    const stream = freshStream();
    const [event] = manyProposed(1);
    await store.append(stream, 'no-stream', [event]);
    expect(await store.append(stream, 0, [event])).toEqual({ appended: false, actual: 0 });
  });

  it('serves nothing once closed', async () => {
    const store = openMemoryEventStore();
    await store.close();
    await expect(store.append(freshStream(), 'any', manyProposed(1))).rejects.toThrow(EventStoreUnavailable);
  });
});
