import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshStream, freshType, manyProposed, proposed } from '#event-store/contract/index.js';
import { openTestLog, type TestLog } from '#testing/event-store/test-log.js';
import { type EventStore, type Page } from '../port.js';
import { LogGrowth } from './log-growth.js';
import { LogReader } from './log-reader.js';
import { subscription } from './subscription.js';

describe('a subscription that nobody wakes', () => {
  let log: TestLog;
  let store: EventStore;

  beforeAll(async () => {
    log = await openTestLog();
    store = log.open();
  });
  afterAll(async () => {
    await log.drop();
  });

  function subscribed(after: bigint, types?: readonly string[], growth = new LogGrowth()) {
    const abort = new AbortController();
    let looks = 0;
    const reader = new LogReader(log.pool);
    const look = reader.look.bind(reader);
    reader.look = (...asked) => {
      looks += 1;
      return look(...asked);
    };
    const source = { reader, growth, pollMs: 30, gatherMs: 0, readMs: 5_000, report: () => undefined };
    const pages = subscription(source, { after, types, pageSize: 100, signal: abort.signal });
    return { pages, abort, looks: () => looks };
  }

  async function next(pages: AsyncGenerator<Page, void, undefined>): Promise<Page> {
    const { value } = await pages.next();
    if (!value) throw new Error('the subscription ended');
    return value;
  }

  it('looks by itself', async () => {
    const after = await store.head();
    const { pages, abort } = subscribed(after);
    const first = next(pages);
    await store.append(freshStream(), 'no-stream', manyProposed(2));
    expect((await first).events).toHaveLength(2);
    const second = next(pages);
    await store.append(freshStream(), 'no-stream', manyProposed(3));
    expect((await second).events).toHaveLength(3);
    abort.abort();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('says after a while how far it has looked, although little came and nothing matched', async () => {
    const after = await store.head();
    await store.append(freshStream(), 'no-stream', [proposed(freshType())]);
    const { pages, abort } = subscribed(after, [freshType()]);
    expect(await next(pages)).toEqual({ events: [], position: after + 1n });
    abort.abort();
  });

  it('does not look without pause where the log ends before what was known of it', async () => {
    const after = await store.head();
    const growth = new LogGrowth();
    growth.reached(after + 1_000n);
    const { pages, abort, looks } = subscribed(after, undefined, growth);
    const first = next(pages);
    await store.append(freshStream(), 'no-stream', manyProposed(1));
    expect((await first).events).toHaveLength(1);
    const [before, began] = [looks(), performance.now()];
    const second = next(pages);
    await store.append(freshStream(), 'no-stream', manyProposed(1));
    await second;
    expect(looks() - before).toBeLessThanOrEqual(2 + (performance.now() - began) / 30);
    abort.abort();
  });
});
