/** Which lines of a file are under way. Lines are begun in rising order, and settled in any. */
export class OpenLines {
  /** In the order in which they were begun. */
  private readonly open = new Set<number>();
  private last: number;

  /** @param settledThrough the last line that was settled before, with all before it */
  constructor(settledThrough = 0) {
    this.last = settledThrough;
  }

  begin(line: number): void {
    this.open.add(line);
    this.last = line;
  }

  settle(line: number): void {
    this.open.delete(line);
  }

  /** Every line up to this one is settled. */
  get settledThrough(): number {
    const [first] = this.open;
    return first === undefined ? this.last : first - 1;
  }
}
