import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { BadFile } from './bad-file.js';
import { type ExaminedFile } from './examine-file.js';

/** A row as it stands in a file. */
export interface Line {
  /** The line on which it begins; the first of the file is 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Longest row in characters: a quotation mark that nobody closed does not swallow the file. */
const LONGEST_ROW = 100_000;

/**
 * The rows of a file with semicolons, the heads among them, as they are read: quoted where need be, with LF or CRLF. Lines
 * without anything are left out.
 * @throws BadFile where a quotation mark stands where none may, or is never closed
 */
export async function* readLines({ path, name, encoding }: Pick<ExaminedFile, 'path' | 'name' | 'encoding'>): AsyncGenerator<Line, void, undefined> {
  const parser = parse({ delimiter: ';', relax_column_count: true, max_record_size: LONGEST_ROW });
  const text = Readable.from(decoded(path, encoding), { objectMode: false });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let read = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const number = read + 1;
      read += 1 + breaksIn(cells);
      if (cells.length > 1 || cells[0]?.trim() !== '') yield { number, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BadFile(name, `cannot be read on from about line ${Number(error['lines'] ?? read + 1)}: ${whyOf(error.code)}`);
  } finally {
    text.destroy();
  }
}

/** Line breaks within the cells. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0), 0);
}

/** Node's decoder takes the byte order mark away. */
async function* decoded(path: string, encoding: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function whyOf(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') return 'a quotation mark is never closed, or a row is too long';
  return 'a quotation mark stands where none may; double those that belong to the text, and quote the cell';
}
