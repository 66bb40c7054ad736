/** A row that can be carried out. */
export interface ReadyRow {
  readonly line: number;
  readonly order: string;
  readonly row: unknown;
}

/**
 * Holds rows back until all that go together have been read, and gives them in their order. A file that has its rows by
 * citizen holds back one citizen's; only where they stand scattered does much wait.
 */
export class Together {
  private readonly left: Map<string, number>;
  private readonly held = new Map<string, ReadyRow[]>();

  constructor(counts: ReadonlyMap<string, number>) {
    this.left = new Map(counts);
  }

  /** One more of those that go together, if it can be carried out; gives all of them with the last. */
  add(by: string, row: ReadyRow | undefined): readonly ReadyRow[] | undefined {
    const rows = this.held.get(by) ?? [];
    if (row) rows.push(row);
    const left = (this.left.get(by) ?? 1) - 1;
    if (left > 0) {
      this.left.set(by, left);
      this.held.set(by, rows);
      return undefined;
    }
    this.left.delete(by);
    this.held.delete(by);
    return rows.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.line - b.line));
  }
}
