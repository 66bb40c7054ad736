import { type Line } from '../files/read-lines.js';
import { BadFile } from '../files/bad-file.js';
import { type Fault } from './fault.js';
import { type Reader } from './values.js';

/** One column: its head in the file, and how its cells are read. */
export interface Column<Value = unknown> {
  readonly head: string;
  readonly read: Reader<Value>;
  readonly required: boolean;
}

/** A column whose cells are filled in. */
export function column<Value>(head: string, read: Reader<Value>): Column<Value> & { readonly required: true } {
  return { head, read, required: true };
}

/** A column that may be missing, or have empty cells. */
export function optional<Value>(head: string, read: Reader<Value>): Column<Value> & { readonly required: false } {
  return { head, read, required: false };
}

/** Columns by the name that a row has them under. */
export type Columns = Readonly<Record<string, Column>>;

/** What a row says, read by columns; null where a cell is empty. */
export type RowOf<Of extends Columns> = {
  readonly [Name in keyof Of]: Of[Name] extends Column<infer Value> ? (Of[Name]['required'] extends true ? Value : Value | null) : never;
};

/** Where each column stands in a file. */
export type Layout<Of extends Columns> = { readonly [Name in keyof Of]: number | undefined };

/** A head without what does not tell heads apart: case, and spaces. */
export function plainHead(head: string): string {
  return head.trim().toLowerCase().replace(/\s+/g, ' ');
}

/**
 * Finds the columns by a file's heads, in whatever order they stand.
 * @throws BadFile naming the columns that are missing, and by number those that are unknown or there twice
 */
export function layoutOf<Of extends Columns>(file: string, columns: Of, heads: readonly string[]): Layout<Of> {
  const found = heads.map(plainHead);
  const known = Object.values(columns).map(({ head }) => plainHead(head));
  const complaints = [
    complaint('is missing', missing(columns, found)),
    complaint('is there twice', positions(found, (head, at) => found.indexOf(head) !== at)),
    complaint('is not known', positions(found, (head) => !known.includes(head))),
  ].filter((text) => text !== '');
  if (complaints.length > 0) throw new BadFile(file, complaints.join('; '));
  const places = Object.entries(columns).map(([name, { head }]) => [name, found.indexOf(plainHead(head))] as const);
  return Object.fromEntries(places.map(([name, place]) => [name, place < 0 ? undefined : place])) as Layout<Of>;
}

/** Reads a row by its columns: all it says, or all that is wrong with it. */
export function readRow<Of extends Columns>(columns: Of, layout: Layout<Of>, { cells }: Line, width: number): { readonly row: RowOf<Of> } | { readonly faults: readonly Fault[] } {
  if (cells.length !== width) return { faults: [{ reason: 'wrong-number-of-cells', text: `has ${cells.length} cells where the heads are ${width}` }] };
  const faults: Fault[] = [];
  const values = Object.entries(columns).map(([name, { head, read, required }]): [string, unknown] => {
    const place = layout[name];
    const text = place === undefined ? '' : (cells[place] ?? '').trim();
    if (text === '') {
      if (required) faults.push({ column: head, reason: 'empty', text: 'must be filled in' });
      return [name, null];
    }
    const reading = read(text);
    if (!reading.fault) return [name, reading.value];
    faults.push({ column: head, ...reading.fault });
    return [name, null];
  });
  return faults.length > 0 ? { faults } : { row: Object.fromEntries(values) as RowOf<Of> };
}

function complaint(what: string, columns: readonly string[]): string {
  return columns.length === 0 ? '' : `${columns.map((one) => `column ${one}`).join(', ')} ${what}`;
}

function missing(columns: Columns, found: readonly string[]): readonly string[] {
  return Object.values(columns).flatMap(({ head, required }) => (required && !found.includes(plainHead(head)) ? [`“${head}”`] : []));
}

/** Columns by their numbers: in a file without heads, what stands in their place is somebody's. */
function positions(heads: readonly string[], which: (head: string, at: number) => boolean): readonly string[] {
  return heads.flatMap((head, at) => (which(head, at) ? [String(at + 1)] : []));
}
