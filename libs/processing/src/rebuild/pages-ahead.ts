import { type Position } from '#kernel';
import { type EventStore, type Page } from '#event-store';

/**
 * Reads the log to its end in pages, the next one on its way while the one before is worked on. The last page may be
 * empty; its position is how far the log was looked through.
 */
export async function* pagesAhead(
  store: Pick<EventStore, 'readAll'>,
  after: Position,
  types: readonly string[],
  limit: number,
): AsyncGenerator<Page, void, undefined> {
  const read = (from: Position) => {
    const page = store.readAll({ after: from, types, limit });
    // Where the work on the page before fails, nobody will ask for this one.
    page.catch(() => undefined);
    return page;
  };
  for (let next = read(after); ; ) {
    const page = await next;
    if (page.events.length > 0) next = read(page.position);
    yield page;
    if (page.events.length === 0) return;
  }
}
