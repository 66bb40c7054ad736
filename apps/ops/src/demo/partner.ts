import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as the partner took it. */
export interface ReceivedMessage {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A partner's endpoint: checks each message's signature, takes it once by its id, and answers. What is not signed with the
 * agreed secret is turned down.
 */
export class Partner {
  readonly received: ReceivedMessage[] = [];
  /** Deliveries, repeated ones and those turned down included. */
  deliveries = 0;
  private webhook: Webhook | undefined;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Partner> {
    const server = createServer();
    const partner = new Partner(server);
    server.on('request', (request, response) => {
      void partner.take(request).then((status) => response.writeHead(status).end());
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return partner;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/advisories`;
  }

  /** Agrees on the secret that messages are signed with. */
  trust(secret: string): void {
    this.webhook = new Webhook(secret);
  }

  /**
   * Waits until a message fits.
   * @throws Error when none has within `timeoutMs` milliseconds
   */
  async waitFor(fits: (message: ReceivedMessage) => boolean, timeoutMs: number): Promise<ReceivedMessage> {
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
    const text = Buffer.concat(chunks).toString('utf8');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    try {
      this.webhook?.verify(text, headers);
    } catch {
      return 401;
    }
    if (!this.webhook) return 401;
    const id = headers['webhook-id'] ?? '';
    if (!this.received.some((message) => message.id === id)) {
      this.received.push({ id, body: JSON.parse(text) as Record<string, unknown> });
      for (const wake of this.waiting) wake();
      this.waiting.clear();
    }
    return 204;
  }
}
