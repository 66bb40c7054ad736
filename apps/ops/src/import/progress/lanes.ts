/** Runs tasks side by side, so many at a time. */
export class Lanes {
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly most: number) {}

  /** Starts a task once there is room. @throws what an earlier task threw */
  async run(task: () => Promise<void>): Promise<void> {
    while (this.running.size >= this.most && !this.failure) await Promise.race(this.running);
    if (this.failure) throw this.failure.error;
    const running = task()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => {
        this.running.delete(running);
      });
    this.running.add(running);
  }

  /** Resolves when all are done. @throws what one of them threw */
  async end(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure) throw this.failure.error;
  }
}
