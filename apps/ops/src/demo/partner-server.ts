import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A partner on this machine: takes each message once by its id, and lets others wait for one. */
export abstract class PartnerServer<Message extends { readonly id: string }> {
  readonly received: Message[] = [];
  /** Deliveries, repeated ones and those turned down included. */
  deliveries = 0;
  private readonly server = createServer();
  private readonly waiting = new Set<() => void>();

  /** Reads a message. @throws where it is to be turned down */
  protected abstract read(text: string, headers: IncomingHttpHeaders): Message;

  protected async listen(): Promise<this> {
    this.server.on('request', (request, response) => {
      void this.take(request).then((status) => response.writeHead(status).end());
    });
    await new Promise<void>((resolve, reject) => this.server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  /**
   * Waits until a message fits.
   * @throws Error when none has within `timeoutMs` milliseconds
   */
  async waitFor(fits: (message: Message) => boolean, timeoutMs: number): Promise<Message> {
    const deadline = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = this.received.find(fits);
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        this.waiting.add(resolve);
        deadline.addEventListener('abort', () => reject(new Error(`nothing arrived at the partner within ${timeoutMs} ms`)), { once: true });
        if (deadline.aborted) reject(new Error(`nothing arrived at the partner within ${timeoutMs} ms`));
      });
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.deliveries += 1;
    try {
      this.keep(this.read(Buffer.concat(chunks).toString('utf8'), request.headers));
      return 202;
    } catch {
      return 400;
    }
  }

  private keep(message: Message): void {
    if (this.received.some(({ id }) => id === message.id)) return;
    this.received.push(message);
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}
