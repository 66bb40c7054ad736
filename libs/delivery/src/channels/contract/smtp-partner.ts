import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type AttemptOutcome } from '../channel.js';
import { type Behaviour, type ContractPartner } from './transport-contract.js';

/** A real mail server on this machine, and the letters that it took. */
export interface SmtpPartner {
  readonly port: number;
  readonly letters: string[];
  close(): Promise<void>;
}

const refusal = (responseCode: number) => Object.assign(new Error('with words that nobody keeps'), { responseCode });

/** @param onLetter what becomes of a letter that was read to its end; it is taken when absent */
export async function openSmtpPartner(options: SMTPServerOptions = {}, onLetter?: (socket: Socket, take: (refused?: Error) => void) => void): Promise<SmtpPartner> {
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    ...options,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString('utf8'));
        const [socket] = sockets;
        if (onLetter) onLetter(socket!, callback);
        else callback(null);
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => void server.close(closed));
    },
  };
}

export const messageIdIn = (letter: string): string => /^Message-ID: <([^@]+)@/im.exec(letter)?.[1] ?? '';

/** A mailbox whose server behaves as it is told; nothing there sends others elsewhere. */
export async function smtpContractPartner(
  behaviour: Behaviour,
  send: (port: number, impatient: boolean, signal?: AbortSignal) => Promise<AttemptOutcome>,
): Promise<ContractPartner | undefined> {
  if (behaviour === 'sends elsewhere') return undefined;
  const server = await openSmtpPartner(
    behaviour === 'refuses' ? { onRcptTo: (_address, _session, callback) => callback(refusal(550)) } : {},
    (socket, take) => {
      if (behaviour === 'puts off') take(refusal(451));
      else if (behaviour === 'cuts the connection after reading') socket.destroy();
      else if (behaviour === 'answers without end') {
        const write = (): void => void (socket.writable && socket.write('250-'.padEnd(65_536, 'x'), write));
        write();
      } else if (behaviour !== 'never answers') take();
    },
  );
  if (behaviour === 'is away') await server.close();
  return {
    get read() {
      return server.letters.map(messageIdIn);
    },
    elsewhere: 0,
    send: (signal) => send(server.port, behaviour === 'never answers' && !signal, signal),
    close: () => (behaviour === 'is away' ? Promise.resolve() : server.close()),
  };
}

/** A port on which somebody listens who says nothing. */
export async function openSilence(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => sockets.add(socket));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
