import { csvHead, csvLine } from '../answer/csv.js';
import { cellOf, type Column } from './columns.js';
import { type ListFormat } from './list-format.js';

/** Pages of items as lines of text, a piece for each page. */
export async function* linesOf(pages: AsyncIterable<readonly object[]> | Iterable<readonly object[]>, format: Exclude<ListFormat, 'json'>, columns: readonly Column[]): AsyncGenerator<string> {
  if (format === 'csv') yield csvHead(columns.map(({ name }) => name));
  for await (const items of pages) {
    const lines = items.map((item) => (format === 'csv' ? csvLine(columns.map((column) => cellOf(item, column))) : `${JSON.stringify(item)}\n`));
    if (lines.length > 0) yield lines.join('');
  }
}
