import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, type Page, type SubscribeOptions } from '#event-store';
import { eventually } from '#testing';
import { counted, counterStream } from '#testing/processing/counting.js';
import { processingDatabase, type ProcessingDatabase } from '#testing/processing/processing-database.js';
import { type Processor } from './processor.js';
import { ProcessorRunner } from './processor-runner.js';

let base: ProcessingDatabase;
beforeAll(async () => {
  base = await processingDatabase();
});
afterAll(() => base.drop());

type End = 'falls silent' | 'ends' | 'fails';

/** A store whose first subscription ends its work after so many events, one way or another. */
function dropping(store: EventStore, afterEvents: number, end: End): EventStore & { subscriptions: number } {
  const faulty = {
    subscriptions: 0,
    append: store.append.bind(store),
    readStream: store.readStream.bind(store),
    readAll: store.readAll.bind(store),
    head: store.head.bind(store),
    close: store.close.bind(store),
    async *subscribe(options: SubscribeOptions): AsyncGenerator<Page, void, undefined> {
      if (faulty.subscriptions++ > 0) {
        yield* store.subscribe(options);
        return;
      }
      let left = afterEvents;
      if (left > 0) {
        for await (const page of store.subscribe({ ...options, pageSize: 1 })) {
          yield page;
          left -= page.events.length;
          if (left <= 0) break;
        }
      }
      if (end === 'fails') throw new Error('dropped by the test');
      // Deaf to its signal too: the worst of what was seen.
      if (end === 'falls silent') await new Promise(() => undefined);
    },
  };
  return faulty;
}

const EVENTS = 6;

describe('P6: a subscription that stops', () => {
  const cases = (['falls silent', 'ends', 'fails'] as const).flatMap((end) => Array.from({ length: EVENTS }, (_, k) => [end, k] as const));

  it.each(cases)('that %s after event %i is noticed and renewed, and every event is handled once, in order', async (end, k) => {
    const [type, name] = [`Counted${randomUUID().replaceAll('-', '')}`, `p-${randomUUID()}`];
    const seen: number[] = [];
    const stalled: string[] = [];
    const processor: Processor = {
      name,
      types: [type],
      failure: 'halt',
      handle: (events) => Promise.resolve(void seen.push(...events.map(({ data }) => Number(data['by'])))),
    };
    const store = dropping(base.store, k, end);
    const hooks = { stalled: (one: string) => stalled.push(one) };
    const runner = new ProcessorRunner({ store, pool: base.pool, processors: [processor], watchdogMs: 30, retry: { firstMs: 5 }, hooks });
    runner.start();
    try {
      const stream = counterStream();
      let last = 0n;
      for (let by = 0; by < EVENTS; by++) {
        const result = await base.store.append(stream, 'any', [counted(by, type)]);
        if (result.appended) last = result.position;
      }
      expect(await base.waits.waitFor([name], last, 20_000)).toBe(true);
      expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
      expect(store.subscriptions).toBeGreaterThan(1);
      expect(stalled.length > 0).toBe(end === 'falls silent');
    } finally {
      await runner.stop();
    }
  });
});

describe('the watchdog', () => {
  const idle = (type: string): Processor => ({ name: `p-${randomUUID()}`, types: [type], failure: 'halt', handle: () => Promise.resolve() });

  it('shows how far a processor is behind that nobody works on', async () => {
    const processor = idle('CountedUp');
    const blocker = new ProcessorRunner({ store: base.store, pool: base.pool, processors: [processor], watchdogMs: 20 });
    const lags: number[] = [];
    const hooks = { lag: (_: string, { behindMs, head, position }: { behindMs: number; head: bigint; position: bigint }) => lags.push(head > position ? behindMs : 0) };
    await base.store.append(counterStream(), 'any', [counted(1)]);
    await base.pool.query("insert into processing.checkpoints (name, owner, lease_until) values ($1, 'gone', now() + interval '1 hour')", [processor.name]);
    const watching = new ProcessorRunner({ store: base.store, pool: base.pool, processors: [processor], watchdogMs: 20, hooks });
    watching.start();
    try {
      await eventually('the lag grows', () => (lags.at(-1) ?? 0) > 100);
      expect(watching.lag.get(processor.name)).toMatchObject({ position: -1n });
      await base.pool.query('update processing.checkpoints set owner = null, lease_until = null where name = $1', [processor.name]);
      blocker.start();
      expect(await base.waits.waitFor([processor.name], await base.store.head(), 20_000)).toBe(true);
      await eventually('the lag is gone', () => lags.at(-1) === 0);
    } finally {
      await Promise.all([watching.stop(), blocker.stop()]);
    }
  });

  it('moves a checkpoint past events of other types, without crying', async () => {
    const processor = idle(`Counted${randomUUID().replaceAll('-', '')}`);
    const stalled: string[] = [];
    // A subscription that never says that it has looked further.
    const store = dropping(base.store, 0, 'falls silent');
    const runner = new ProcessorRunner({ store, pool: base.pool, processors: [processor], watchdogMs: 20, hooks: { stalled: (one) => stalled.push(one) } });
    runner.start();
    try {
      for (let n = 0; n < 5; n++) await base.store.append(counterStream(), 'any', [counted(1)]);
      expect(await base.waits.waitFor([processor.name], await base.store.head(), 20_000)).toBe(true);
      expect(stalled).toEqual([]);
      expect(store.subscriptions).toBe(1);
    } finally {
      await runner.stop();
    }
  });

  it('refuses processors that share a name', () => {
    const one = idle('CountedUp');
    expect(() => new ProcessorRunner({ store: base.store, pool: base.pool, processors: [one, { ...one }] })).toThrow(one.name);
  });
});
