import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A partner that takes every message, counts it, and knows by its id whether it had it already. */
export interface CountingPartner {
  readonly endpoint: string;
  /** The ids of all messages that it has. */
  ids(): ReadonlySet<string>;
  /** Different ids, and posts in all. */
  counts(): { readonly ids: number; readonly posts: number };
  stop(): Promise<void>;
}

export async function startCountingPartner(): Promise<CountingPartner> {
  const ids = new Set<string>();
  let posts = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      posts += 1;
      ids.add(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/advisories`,
    ids: () => ids,
    counts: () => ({ ids: ids.size, posts }),
    stop() {
      server.closeAllConnections();
      return new Promise((stopped) => {
        server.close(() => stopped());
      });
    },
  };
}
