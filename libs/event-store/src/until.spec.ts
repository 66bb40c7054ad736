import { describe, expect, it } from '@jest/globals';
import { until } from './until.js';

async function* numbers(count: number, then: () => Promise<void> = () => Promise.resolve()) {
  for (let n = 0; n < count; n++) yield n;
  await then();
}

async function all(source: AsyncIterable<number>, each: (n: number) => void = () => undefined) {
  const seen: number[] = [];
  for await (const n of source) {
    seen.push(n);
    each(n);
  }
  return seen;
}

describe('until', () => {
  it('gives all that the source gives', async () => {
    expect(await all(until(numbers(3), new AbortController().signal))).toEqual([0, 1, 2]);
  });

  it('ends at the abort although the source hangs', async () => {
    const ending = new AbortController();
    const hanging = numbers(2, () => new Promise(() => undefined));
    const seen = all(until(hanging, ending.signal), (n) => {
      if (n === 1) queueMicrotask(() => ending.abort());
    });
    expect(await seen).toEqual([0, 1]);
  });

  it('gives nothing after the abort', async () => {
    const ending = new AbortController();
    expect(await all(until(numbers(5), ending.signal), (n) => n === 1 && ending.abort())).toEqual([0, 1]);
  });

  it("passes the source's error on", async () => {
    const failing = numbers(1, () => Promise.reject(new Error('broken')));
    await expect(all(until(failing, new AbortController().signal))).rejects.toThrow('broken');
  });
});
