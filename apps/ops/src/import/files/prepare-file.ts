import { type Layout, layoutOf } from '../columns/columns.js';
import { kindOfHeads } from '../kinds/kinds.js';
import { type AnyKind, type KindName, kindNames } from '../kinds/kind.js';
import { BadFile } from './bad-file.js';
import { type ExaminedFile, examineFile } from './examine-file.js';
import { readLines } from './read-lines.js';

/** A file that has been read through, and can be imported. */
export interface PreparedFile extends ExaminedFile {
  readonly kind: AnyKind;
  readonly layout: Layout<AnyKind['columns']>;
  /** How many heads there are. */
  readonly width: number;
  /** How many rows there are, without the heads. */
  readonly rows: number;
  /** How many rows go together, by their common cell. */
  readonly together: ReadonlyMap<string, number>;
}

/** Whatever rows go together by. */
export function togetherBy({ kind, layout }: Pick<PreparedFile, 'kind' | 'layout'>, cells: readonly string[]): string {
  const name = Object.entries(kind.columns).find(([, { head }]) => head === kind.together)?.[0];
  const place = name === undefined ? undefined : layout[name];
  return place === undefined ? '' : (cells[place] ?? '').trim();
}

/** Reads a file through: its encoding, its kind, its rows. @throws BadFile */
export async function prepareFile(path: string, kinds: Readonly<Record<KindName, AnyKind>>, asked: KindName | undefined): Promise<PreparedFile> {
  const examined = await examineFile(path);
  const together = new Map<string, number>();
  let found: Pick<PreparedFile, 'kind' | 'layout' | 'width'> | undefined;
  let rows = 0;
  for await (const { cells } of readLines(examined)) {
    if (!found) {
      const kind = asked === undefined ? kindOfHeads(examined.name, kinds, cells) : kinds[asked];
      found = { kind, layout: layoutOf(examined.name, kind.columns, cells), width: cells.length };
      continue;
    }
    rows += 1;
    const by = togetherBy(found, cells);
    together.set(by, (together.get(by) ?? 0) + 1);
  }
  if (!found) throw new BadFile(examined.name, 'is empty');
  return { ...examined, ...found, rows, together };
}

/** Files in the order in which they are imported: what others stand on comes first. */
export function inOrder(files: readonly PreparedFile[]): readonly PreparedFile[] {
  return [...files].sort((a, b) => kindNames.indexOf(a.kind.name) - kindNames.indexOf(b.kind.name));
}
