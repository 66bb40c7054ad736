import { beforeEach, describe, expect, it } from '@jest/globals';
import { POLICY, policyCatalogue, policyDecider } from '#domain';
import { type EventStore } from '#event-store';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { dateInCopenhagen, type MunicipalityCode, type PlainDate, plainDate, type StoredEvent, streamName, system } from '#kernel';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { PolicyBook } from './policy-book.js';

const [kolding, vejle] = ['621', '630'] as MunicipalityCode[] as [MunicipalityCode, MunicipalityCode];
let world: DeliveryWorld;
let looks: number;
let counted: Pick<EventStore, 'readAll'>;
beforeEach(() => {
  world = new DeliveryWorld(openMemoryEventStore());
  looks = 0;
  counted = {
    readAll: (query) => {
      looks++;
      return world.store.readAll(query);
    },
  };
});

async function set(clips: number, from: PlainDate = world.today, municipality = kolding): Promise<StoredEvent> {
  const id = world.ids.next();
  const stream = streamName(POLICY, municipality);
  const outcome = await world.commands.execute({
    stream,
    decider: policyDecider,
    catalogue: policyCatalogue,
    command: { type: 'SetPolicy', from, change: { klippekort: { clips } } },
    circumstances: (now) => ({ actor: system, today: dateInCopenhagen(now) }),
    meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality },
  });
  expect(outcome.status).toBe('accepted');
  return (await world.store.readStream(stream)).at(-1)!;
}
const clipsOn = async (book: PolicyBook, date: PlainDate, municipality = kolding) => (await book.now(municipality)).on(date).klippekort.clips;
const happening = () => world.resident().then(({ citizenId }) => world.store.readStream(streamName('pathway', citizenId))).then((stored) => stored.at(-1)!);

describe('the policies', () => {
  it('are the default where none has been set', async () => expect(await clipsOn(new PolicyBook(world.store), world.today)).toBe(6));

  it('hold on their dates, each for its municipality', async () => {
    await set(4, world.today);
    await set(8, world.inDays(10));
    await set(2, world.today, vejle);
    const book = new PolicyBook(world.store);
    expect(await clipsOn(book, world.inDays(-1))).toBe(6);
    expect(await clipsOn(book, world.inDays(9))).toBe(4);
    expect(await clipsOn(book, world.inDays(10))).toBe(8);
    expect(await clipsOn(book, world.inDays(10), vejle)).toBe(2);
  });

  it('are those before an event, however much later it is asked', async () => {
    const first = await happening();
    await set(4);
    const second = await happening();
    await set(8);
    for (const book of [new PolicyBook(world.store), new PolicyBook(world.store)]) {
      await book.now(kolding);
      expect((await book.before(first)).on(world.today).klippekort.clips).toBe(6);
      expect((await book.before(second)).on(world.today).klippekort.clips).toBe(4);
      expect((await book.now(kolding)).on(world.today).klippekort.clips).toBe(8);
    }
  });

  it('are read on to the event that is asked about, by a book that has read before', async () => {
    const book = new PolicyBook(world.store, Number.POSITIVE_INFINITY);
    await book.before(await happening());
    await set(4);
    expect((await book.before(await happening())).on(world.today).klippekort.clips).toBe(4);
  });

  it('are looked up again when the last look is too old, or when it is known to be', async () => {
    const [lasting, short] = [new PolicyBook(counted, Number.POSITIVE_INFINITY), new PolicyBook(counted, 0)];
    await Promise.all([clipsOn(lasting, world.today), clipsOn(short, world.today)]);
    await set(4);
    expect(await clipsOn(lasting, world.today)).toBe(6);
    expect(await clipsOn(short, world.today)).toBe(4);
    lasting.expire();
    expect(await clipsOn(lasting, world.today)).toBe(4);
  });

  it('are looked up once for all who ask at the same time', async () => {
    const book = new PolicyBook(counted, 0);
    await Promise.all(Array.from({ length: 50 }, () => clipsOn(book, plainDate('2026-11-22'))));
    expect(looks).toBe(1);
  });

  it('are asked for again after a look that failed', async () => {
    let down = true;
    const book = new PolicyBook({ readAll: (query) => (down ? Promise.reject(new Error('away')) : world.store.readAll(query)) });
    await expect(book.now(kolding)).rejects.toThrow('away');
    down = false;
    expect(await clipsOn(book, world.today)).toBe(6);
  });
});
