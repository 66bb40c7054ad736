import { type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Instant, instantFromMillis } from '#kernel';
import { codeOf } from './failure-of-request.js';
import { type ConnectorOptions, guardedConnector } from './guarded-connector.js';

/** What is seen of an endpoint by connecting to it. */
export type EndpointSeen =
  /** A connection was made to whom the certificate names, by an authority that is trusted; it holds until then. */
  | { readonly is: 'trusted'; readonly until: Instant }
  /** A connection was made, to this machine itself and not encrypted. */
  | { readonly is: 'plain' }
  /** None was made; `code` is a machine word. */
  | { readonly is: 'unreachable'; readonly code: string };

/** Connects to an endpoint exactly as a message to it would, through the same guard, and lets go of it without having said a word. */
export async function lookAtEndpoint(endpoint: string, options: ConnectorOptions): Promise<EndpointSeen> {
  if (!URL.canParse(endpoint)) return { is: 'unreachable', code: 'ENDPOINT' };
  const { protocol, hostname, host, port } = new URL(endpoint);
  try {
    const socket = await connected(guardedConnector(options), { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port });
    const until = socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.validTo : undefined;
    socket.destroy();
    return until === undefined ? { is: 'plain' } : { is: 'trusted', until: instantFromMillis(Date.parse(until)) };
  } catch (error) {
    return { is: 'unreachable', code: codeOf(error) };
  }
}

function connected(connect: ReturnType<typeof guardedConnector>, to: Parameters<ReturnType<typeof guardedConnector>>[0]): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect(to, (error, socket) => {
      if (error) {
        reject(error);
        return;
      }
      // Stays, for what a connection has to say while it is let go of.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}
