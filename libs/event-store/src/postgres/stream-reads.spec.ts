import { describe, expect, it } from '@jest/globals';
import { type StoredEvent, streamName, type StreamName } from '#kernel';
import { StreamReads } from './stream-reads.js';

const named = (n: number) => streamName('contract', String(n));
const eventOf = (stream: StreamName) => ({ stream, version: 0 }) as StoredEvent;

/** A reader that answers when it is told to, and remembers what it was asked for. */
class ToldReader {
  readonly asked: (readonly StreamName[])[] = [];
  private readonly answers: ((failure?: Error) => void)[] = [];

  streams(asked: ReadonlyMap<StreamName, number>): Promise<ReadonlyMap<StreamName, readonly StoredEvent[]>> {
    const streams = [...asked.keys()];
    this.asked.push(streams);
    return new Promise((resolve, reject) => {
      this.answers.push((failure) => {
        if (failure) reject(failure);
        else resolve(new Map(streams.filter((one) => one !== named(404)).map((one) => [one, [eventOf(one)]])));
      });
    });
  }

  /** Answers the nth statement, once it has been asked. */
  async answer(nth: number, failure?: Error): Promise<void> {
    while (this.answers.length < nth) await turn();
    this.answers[nth - 1]?.(failure);
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const opened = (reader: ToldReader, more: { atOnce?: number; inFlight?: number } = {}) =>
  new StreamReads({ reader, timeoutMs: 1_000, atOnce: 64, inFlight: 1, ...more });

describe('reads of streams', () => {
  it('that are asked for together go together, each stream once', async () => {
    const reader = new ToldReader();
    const reads = opened(reader);
    const all = Promise.all([reads.read(named(1)), reads.read(named(2)), reads.read(named(1)), reads.read(named(404))]);
    await reader.answer(1);
    expect(await all).toEqual([[eventOf(named(1))], [eventOf(named(2))], [eventOf(named(1))], []]);
    expect(reader.asked).toEqual([[named(1), named(2), named(404)]]);
  });

  it('wait while as many statements as may be are under way, and go with the next', async () => {
    const reader = new ToldReader();
    const reads = opened(reader);
    const first = reads.read(named(1));
    await turn();
    const rest = [reads.read(named(2)), reads.read(named(3))];
    await turn();
    expect(reader.asked).toHaveLength(1);
    await reader.answer(1);
    await first;
    await reader.answer(2);
    await Promise.all(rest);
    expect(reader.asked).toEqual([[named(1)], [named(2), named(3)]]);
  });

  it('go in statements of a bounded size', async () => {
    const reader = new ToldReader();
    const reads = opened(reader, { atOnce: 2, inFlight: 2 });
    const all = Promise.all([1, 2, 3].map((n) => reads.read(named(n))));
    await reader.answer(2);
    expect(reader.asked).toEqual([[named(1), named(2)], [named(3)]]);
    await reader.answer(1);
    await all;
  });

  it('fail together when their statement fails, and the next ones do not', async () => {
    const reader = new ToldReader();
    const reads = opened(reader);
    const failing = Promise.allSettled([reads.read(named(1)), reads.read(named(2))]);
    await reader.answer(1, new Error('gone'));
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = reads.read(named(3));
    await reader.answer(2);
    expect(await next).toEqual([eventOf(named(3))]);
  });
});
