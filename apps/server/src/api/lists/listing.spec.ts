import { describe, expect, it } from '@jest/globals';
import { type ListRequest, MOST } from './list.requests.js';
import { linesOf } from './lines.js';
import { Listing } from './listing.js';

const ALL = 2 * MOST + 7;

/** A list of numbered items, and which pages of it were read. */
function numbered() {
  const read: (readonly [from: number, limit: number])[] = [];
  const page = ({ cursor = '0', limit = 100 }: ListRequest) => {
    const from = Number(cursor);
    read.push([from, limit]);
    const until = Math.min(from + limit, ALL);
    const items = Array.from({ length: until - from }, (_, n) => ({ n: from + n }));
    return Promise.resolve({ items, next: until < ALL ? String(until) : null });
  };
  return { read, list: (request: ListRequest) => Listing.of(request, page) };
}
async function all(listing: Listing<{ n: number }>): Promise<readonly number[]> {
  const found: number[] = [];
  for await (const items of listing.pages()) found.push(...items.map(({ n }) => n));
  return found;
}

describe('a listing', () => {
  it('is the page that was asked for', async () => {
    expect(await numbered().list({ cursor: '3', limit: 2 }).page()).toEqual({ items: [{ n: 3 }, { n: 4 }], next: '5' });
  });

  it('is all that there is, page by page, each item once', async () => {
    const { read, list } = numbered();
    expect(await all(list({}))).toEqual(Array.from({ length: ALL }, (_, n) => n));
    expect(read).toEqual([[0, MOST], [MOST, MOST], [2 * MOST, MOST]]);
  });

  it('is no more than was asked for, from where was asked', async () => {
    const found = await all(numbered().list({ cursor: '5', limit: MOST }));
    expect([found[0], found.length]).toEqual([5, MOST]);
  });

  it('is read no further than its lines are taken', async () => {
    const { read, list } = numbered();
    const lines = linesOf(list({}).pages(), 'ndjson', []);
    expect((await lines.next()).value).toMatch(/^\{"n":0\}\n\{"n":1\}\n/);
    expect(read).toHaveLength(1);
    await lines.return(undefined);
    expect(read).toHaveLength(1);
  });
});
