import { afterEach, describe, expect, it } from '@jest/globals';
import { streamName, type StreamName } from '#kernel';
import { manyProposed } from '#event-store/contract/index.js';
import { takeBatch } from './append-batch.js';
import { PendingAppend } from './pending-append.js';

const roomy = { appends: 100, size: 1_000_000, rounds: 100 };
const [a, b, c] = ['a', 'b', 'c'].map((id) => streamName('contract', id)) as [StreamName, StreamName, StreamName];

describe('takeBatch', () => {
  const made: PendingAppend[] = [];

  // Each has a deadline's timer until it has its answer.
  afterEach(() => {
    for (const append of made.splice(0)) append.resolve({ appended: false, actual: null });
  });

  it('puts a stream\'s later appends into later rounds', () => {
    const queue = waiting(a, b, a, a, c, b);
    const { appends, rounds } = takeBatch(queue, roomy);
    expect(appends.map(({ stream }) => stream)).toEqual([a, b, c, a, b, a]);
    expect(rounds).toEqual([0, 0, 0, 1, 1, 2]);
    expect(queue).toEqual([]);
  });

  it('leaves what is too much for the next batch, in order', () => {
    const queue = waiting(a, b, c, a);
    expect(takeBatch(queue, { ...roomy, appends: 3 }).appends).toHaveLength(3);
    expect(queue.map(({ stream }) => stream)).toEqual([a]);
    const hot = waiting(a, a, a, b);
    expect(takeBatch(hot, { ...roomy, rounds: 2 }).appends).toHaveLength(2);
    expect(hot.map(({ stream }) => stream)).toEqual([a, b]);
  });

  it('takes an append by itself that is larger than a batch may be', () => {
    const queue = waiting(a, b);
    expect(takeBatch(queue, { ...roomy, size: 1 }).appends.map(({ stream }) => stream)).toEqual([a]);
    expect(queue.map(({ stream }) => stream)).toEqual([b]);
  });

  it('forgets what has its answer already', () => {
    const queue = waiting(a, b);
    queue[0]?.resolve({ appended: false, actual: null });
    expect(takeBatch(queue, roomy).appends.map(({ stream }) => stream)).toEqual([b]);
  });

  function waiting(...streams: readonly StreamName[]): PendingAppend[] {
    return streams.map((stream) => {
      const append = new PendingAppend(stream, 'any', manyProposed(1), 60_000);
      made.push(append);
      return append;
    });
  }
});
