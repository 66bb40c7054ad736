/**
 * Lets work on one key happen one after another within this process, in the order of asking. A courtesy that saves
 * conflicts, not what keeps the log right: other processes do not know of it.
 */
export class InTurn {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Whether any work is under way. */
  get busy(): boolean {
    return this.tails.size > 0;
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key);
    const mine = before ? before.then(work, work) : work();
    this.tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(key) === mine) this.tails.delete(key);
    }
  }
}
