/** Does for many at once what is asked for one by one: what is asked while a run is under way goes with the next. */
export class Gathered<Item, Result> {
  private waiting = new Set<Item>();
  private next: Promise<Result> | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(private readonly run: (items: readonly Item[]) => Promise<Result>) {}

  /** The result of the run that the item goes with. @throws what the run throws */
  with(item: Item): Promise<Result> {
    this.waiting.add(item);
    if (!this.next) {
      this.next = this.underWay.then(() => {
        const items = [...this.waiting];
        this.waiting = new Set();
        this.next = undefined;
        return this.run(items);
      });
      this.underWay = this.next.catch(() => undefined);
    }
    return this.next;
  }
}
