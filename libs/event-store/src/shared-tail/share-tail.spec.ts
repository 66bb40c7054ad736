import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventually } from '#testing';
import { eventStoreContract, freshStream, manyProposed, proposed } from '../contract/index.js';
import { FollowedLog } from '../contract/followed-log.js';
import { MemoryLog, openMemoryEventStore } from '../memory/index.js';
import { type EventStore, type Page, type SubscribeOptions } from '../port.js';
import { shareTail } from './share-tail.js';

eventStoreContract('memory, its tail shared', () => {
  const log = new MemoryLog();
  const store = shareTail(openMemoryEventStore(log));
  return Promise.resolve({ store, another: () => Promise.resolve(shareTail(openMemoryEventStore(log))), close: () => store.close() });
});

eventStoreContract('memory, hardly anything of its tail kept', () => {
  const log = new MemoryLog();
  const store = shareTail(openMemoryEventStore(log), { most: 1 });
  return Promise.resolve({ store, another: () => Promise.resolve(shareTail(openMemoryEventStore(log))), close: () => store.close() });
});

/** What those who follow ask for here; the one reader asks for everything. */
const types = ['ContractNoted'];

/** A log that keeps its subscriptions in mind, and of which the first reader of the end may go wrong. */
function watched(inner: EventStore, reader?: 'falls silent' | 'fails') {
  const subscribed: SubscribeOptions[] = [];
  const readers = () => subscribed.filter((one) => one.types === undefined);
  const store: EventStore = {
    append: inner.append,
    readStream: inner.readStream,
    readAll: inner.readAll,
    head: inner.head,
    close: inner.close,
    async *subscribe(options: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
      const isFirstReader = options.types === undefined && readers().length === 0;
      subscribed.push(options);
      if (isFirstReader && reader === 'fails') throw new Error('broken by the test');
      if (isFirstReader && reader === 'falls silent') await new Promise(() => undefined);
      yield* inner.subscribe(options);
    },
  };
  return { store, subscribed, readers };
}

describe('shareTail', () => {
  it('reads the end of the log once, however many follow it', async () => {
    const { store, subscribed, readers } = watched(openMemoryEventStore());
    const shared = shareTail(store);
    const followed = Array.from({ length: 5 }, () => new FollowedLog(shared, { types }));
    await eventually('the end is read', () => readers().length === 1);
    const more = async (all: number) => {
      await shared.append(freshStream(), 'no-stream', manyProposed(3));
      await Promise.all(followed.map((one) => one.until(({ events }) => events.length === all)));
    };
    await more(3);
    const before = subscribed.length;
    await more(6);
    expect(subscribed).toHaveLength(before);
    await Promise.all(followed.map((one) => one.stop()));
  });

  it('has the end read anew, without a gap, when somebody begins to follow and the reader has fallen silent', async () => {
    const { store, readers } = watched(openMemoryEventStore(), 'falls silent');
    const shared = shareTail(store);
    const first = new FollowedLog(shared, { types });
    await eventually('the end is read', () => readers().length === 1);
    await shared.append(freshStream(), 'no-stream', manyProposed(4));
    const second = new FollowedLog(shared, { types });
    await shared.append(freshStream(), 'no-stream', manyProposed(4));
    await Promise.all([first, second].map((one) => one.until(({ events }) => events.length === 8)));
    expect(readers()).toHaveLength(2);
    await Promise.all([first, second].map((one) => one.stop()));
  });

  it('lets those who follow read the log themselves while the reader fails', async () => {
    const { store } = watched(openMemoryEventStore(), 'fails');
    const shared = shareTail(store);
    const followed = new FollowedLog(shared, { types });
    await shared.append(freshStream(), 'no-stream', manyProposed(4));
    await followed.until(({ events }) => events.length === 4);
    await followed.stop();
  });

  it('reads nothing when nobody follows any more', async () => {
    const { store, readers } = watched(openMemoryEventStore());
    const shared = shareTail(store);
    const followed = new FollowedLog(shared, { types });
    await eventually('the end is read', () => readers().length === 1);
    await followed.stop();
    expect(readers().every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('gives everybody every event of their types once, in order, wherever they begin and however little is kept', async () => {
    const follower = fc.record({ begins: fc.nat(6), types: fc.subarray(['A', 'B', 'C'], { minLength: 1 }), pageSize: fc.integer({ min: 1, max: 4 }), from: fc.nat(20) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 6 }), { minLength: 6, maxLength: 6 }), fc.array(follower, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 8 }), async (appends, followers, most) => {
        const shared = shareTail(openMemoryEventStore(), { most, lookedMs: 1 });
        const all = appends.flat();
        const begun: { readonly log: FollowedLog; readonly expected: readonly number[] }[] = [];
        const begin = (turn: number) => {
          for (const { begins, types, pageSize, from } of followers) {
            if (begins !== turn) continue;
            const expected = all.flatMap((type, position) => (position > from - 1 && types.includes(type) ? [position] : []));
            begun.push({ log: new FollowedLog(shared, { after: BigInt(from - 1), types, pageSize }), expected });
          }
        };
        for (const [turn, types] of appends.entries()) {
          begin(turn);
          const [first, ...rest] = types.map((type) => proposed(type));
          await shared.append(freshStream(), 'no-stream', [first!, ...rest]);
        }
        begin(appends.length);
        for (const { log, expected } of begun) {
          await log.until(({ events }) => events.length >= expected.length);
          await log.stop();
          expect(log.events.map(({ position }) => Number(position))).toEqual(expected);
          expect(log.pages.every(({ events, position }) => position >= (events.at(-1)?.position ?? position))).toBe(true);
        }
        await shared.close();
      }),
      { numRuns: 200 },
    );
  });
});
