/** Told when a resource does not close. */
export type CloseFailed = (name: string, error: unknown) => void;

/**
 * Closes what was opened, in the opposite order: what stands on a resource is closed before the resource itself. It
 * closes everything even when one of the parts fails.
 */
export class Shutdown {
  private readonly closers: { readonly name: string; readonly close: () => unknown }[] = [];
  private closing: Promise<void> | undefined;

  constructor(private readonly failed: CloseFailed) {}

  /** Remembers how to close what was just opened. @throws Error after {@link close} has begun */
  onClose(name: string, close: () => unknown): void {
    if (this.closing) throw new Error(`${name} was opened while shutting down`);
    this.closers.push({ name, close });
  }

  /** Closes everything, once; later calls wait for the first. */
  close(): Promise<void> {
    return (this.closing ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    for (const { name, close } of this.closers.reverse()) {
      try {
        await close();
      } catch (error) {
        this.failed(name, error);
      }
    }
  }
}
