import { type ListPage } from './cursor.js';
import { type ListRequest, MOST } from './list.requests.js';

/** A list that is read page by page: one of them, or all one after the other. */
export class Listing<Item extends object = object> {
  private constructor(
    private readonly from: Pick<ListRequest, 'cursor' | 'limit'>,
    private readonly read: (place: Pick<ListRequest, 'cursor' | 'limit'>) => Promise<ListPage<Item>>,
  ) {}

  /**
   * What a request asks for.
   * @param page reads one page of it, under the same rules whichever page it is
   */
  static of<Question extends ListRequest, Item extends object>(question: Question, page: (question: Question) => Promise<ListPage<Item>>): Listing<Item> {
    return new Listing(question, (place) => page({ ...question, ...place }));
  }

  /** The page that was asked for. */
  page(): Promise<ListPage<Item>> {
    return this.read({ ...this.from });
  }

  /** From where was asked on all that there is, or as much as was asked for; never more than a page at a time. */
  async *pages(): AsyncGenerator<readonly Item[]> {
    let left = this.from.limit ?? Number.POSITIVE_INFINITY;
    for (let cursor = this.from.cursor; left > 0; ) {
      const { items, next } = await this.read({ ...(cursor === undefined ? {} : { cursor }), limit: Math.min(left, MOST) });
      yield items;
      if (next === null) return;
      cursor = next;
      left -= items.length;
    }
  }
}
