import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type AttemptOutcome } from '../channel.js';
import { type Behaviour, type ContractPartner } from './transport-contract.js';

/** A server on this machine. */
export interface HttpPartner {
  readonly endpoint: string;
  close(): Promise<void>;
}

export async function openHttpPartner(answer: RequestListener, tls?: ServerOptions): Promise<HttpPartner> {
  const server: Server = tls ? createTlsServer(tls, answer) : createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A partner over HTTP that behaves as it is told. @param idOf by which id a message is known */
export async function httpContractPartner(
  behaviour: Behaviour,
  idOf: (request: IncomingMessage, text: string) => string,
  send: (endpoint: string, impatient: boolean, signal?: AbortSignal) => Promise<AttemptOutcome>,
): Promise<ContractPartner> {
  const read: string[] = [];
  let elsewhere = 0;
  const other = await openHttpPartner((_, response) => {
    elsewhere += 1;
    response.end();
  });
  const partner = await openHttpPartner((request, response) => {
    void textOf(request).then((text) => {
      read.push(idOf(request, text));
      answers[behaviour](request, response);
    });
  });
  const answers: Readonly<Record<Behaviour, RequestListener>> = {
    accepts: (_, response) => response.writeHead(202).end('with words'),
    refuses: (_, response) => response.writeHead(422).end('with words that nobody keeps'),
    'puts off': (_, response) => response.writeHead(503).end(),
    'is away': (_, response) => response.end(),
    'cuts the connection after reading': (request) => request.socket.destroy(),
    'never answers': () => undefined,
    'answers without end': (_, response) => {
      response.writeHead(200);
      const write = (): void => void (response.writable && response.write('x'.repeat(65_536), write));
      write();
    },
    'sends elsewhere': (_, response) => response.writeHead(307, { location: other.endpoint }).end(),
  };
  if (behaviour === 'is away') await partner.close();
  return {
    read,
    get elsewhere() {
      return elsewhere;
    },
    send: (signal) => send(partner.endpoint, behaviour === 'never answers' && !signal, signal),
    async close() {
      await Promise.all([other.close(), ...(behaviour === 'is away' ? [] : [partner.close()])]);
    },
  };
}
