import { type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** One direction of a connection: what is passed on to a socket, in order, however long a part of it is held back. */
export class Passage {
  private last: Promise<unknown> = Promise.resolve();

  /** @param thawed resolves when anything may be passed on */
  constructor(
    private readonly to: Socket,
    private readonly thawed: () => Promise<void> | undefined,
  ) {}

  pass(chunk: Buffer, heldBackMs: number): void {
    const due = heldBackMs > 0 ? pause(heldBackMs, undefined, { ref: false }) : undefined;
    this.then(due, () => chunk.length > 0 && this.to.write(chunk));
  }

  /** Ends the socket once all that was under way to it has arrived. */
  end(): void {
    this.then(undefined, () => {
      this.to.destroySoon();
    });
  }

  private then(due: Promise<unknown> | undefined, step: () => unknown): void {
    this.last = Promise.all([this.last, due]).then(this.thawed).then(step);
  }
}
