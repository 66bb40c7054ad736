import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A partner that takes every message, counts it, and knows by its id whether it had it already. */
export interface CountingPartner {
  readonly endpoint: string;
  /** The ids of all messages that it has. */
  ids(): ReadonlySet<string>;
  /** What came under each id, as often as it came. */
  messages(): ReadonlyMap<string, readonly string[]>;
  /** Different ids, and posts in all. */
  counts(): { readonly ids: number; readonly posts: number };
  stop(): Promise<void>;
}

/** What a partner says to a message that it has read to its end. */
export interface PartnersWord {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string;
}

/** By which id a kind of partner knows a message, and how it answers. */
export interface Manners {
  readonly idOf: (headers: IncomingHttpHeaders, body: string) => string;
  readonly answer: (id: string) => PartnersWord | 'hangs up' | Promise<PartnersWord | 'hangs up'>;
}

export const webhookManners: Manners = {
  idOf: (headers) => String(headers['webhook-id']),
  answer: () => ({ status: 204 }),
};

export async function startCountingPartner({ idOf, answer }: Manners = webhookManners): Promise<CountingPartner> {
  const messages = new Map<string, string[]>();
  let posts = 0;
  const take = async (request: IncomingMessage): Promise<string | undefined> => {
    const body = await read(request);
    if (body === undefined) return undefined;
    posts += 1;
    const id = idOf(request.headers, body);
    messages.set(id, [...(messages.get(id) ?? []), body]);
    return id;
  };
  const server = createServer((request, response) => {
    void take(request).then(async (id) => {
      const word = id === undefined ? 'hangs up' : await answer(id);
      if (word === 'hangs up') request.socket.destroy();
      else response.writeHead(word.status, word.contentType === undefined ? {} : { 'content-type': word.contentType }).end(word.body);
    });
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/advisories`,
    ids: () => new Set(messages.keys()),
    messages: () => messages,
    counts: () => ({ ids: messages.size, posts }),
    stop() {
      server.closeAllConnections();
      return new Promise((stopped) => {
        server.close(() => stopped());
      });
    },
  };
}

/** A message's body; undefined where it broke off. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
