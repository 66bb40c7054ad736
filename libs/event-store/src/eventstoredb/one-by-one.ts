/** Lets those who come for the same thing take turns, in the order they came. */
export class OneByOne<Key> {
  readonly #last = new Map<Key, Promise<unknown>>();

  async run<T>(key: Key, run: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(run, run);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }
}
