import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { eventually } from '#testing';

/** What a partner reads in an advisory. */
export interface Message {
  readonly type: string;
  readonly data: {
    readonly advisoryId: string;
    readonly citizen?: object;
    readonly discharge?: { readonly stayId: string; readonly date?: string };
    readonly coordination?: About;
    readonly transition?: About;
    readonly closing?: About;
    readonly visitation?: About;
    readonly death?: About;
    readonly late: { readonly byDays: number; readonly causedBy: string } | null;
    readonly corrects: string | null;
  };
}

interface About {
  readonly id: string;
  readonly date?: string;
}

/** A partner's endpoint that takes whatever comes, and remembers the order. */
export class Inbox {
  readonly #messages: Message[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Inbox> {
    const server = createServer();
    const inbox = new Inbox(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        inbox.#messages.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Message);
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return inbox;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/advisories`;
  }

  /** What came about a stay, or whatever else messages are about, the first first. */
  about(id: string): readonly Message[] {
    return this.#messages.filter(({ data: { discharge, coordination, transition, closing, visitation, death } }) =>
      [discharge?.stayId, coordination?.id, transition?.id, closing?.id, visitation?.id, death?.id].includes(id));
  }

  /** What came about it, once so much has. */
  async arrived(id: string, count: number): Promise<readonly Message[]> {
    await eventually(`${count} messages about it arrived`, () => Promise.resolve(this.about(id).length >= count), 30_000);
    return this.about(id);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
