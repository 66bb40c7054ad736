import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server that a test can break: clients connect to `url` instead of the server's own. */
export interface BreakableConnection {
  readonly url: string;
  /**
   * The next answer of the server is thrown away and its connection cut: what was asked has been carried out, and the
   * client never hears of it. Resolves when that has happened.
   */
  loseNextAnswer(): Promise<void>;
  /** Cuts every connection, and refuses new ones until `mend`. */
  cut(): void;
  /** Passes nothing on in either direction, and takes new connections without answering them, until `mend`. */
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a way to the server of a database address. */
export async function openBreakableConnection(serverUrl: string): Promise<BreakableConnection> {
  const target = new URL(serverUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  let lost: (() => void) | undefined;

  const listener = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    const pair = [client, server] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
    client.on('data', (data) => server.write(data));
    server.on('data', (data) => {
      if (!lost) {
        client.write(data);
        return;
      }
      client.destroy();
      lost();
      lost = undefined;
    });
    if (state === 'cut') client.destroy();
    if (state === 'frozen') for (const socket of pair) socket.pause();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const address = new URL(serverUrl);
  address.hostname = '127.0.0.1';
  address.port = String((listener.address() as AddressInfo).port);
  return {
    url: address.href,
    loseNextAnswer: () =>
      new Promise((resolve) => {
        lost = resolve;
      }),
    cut() {
      state = 'cut';
      for (const [client] of pairs) client.destroy();
    },
    freeze() {
      state = 'frozen';
      for (const socket of [...pairs].flat()) socket.pause();
    },
    mend() {
      state = 'whole';
      for (const socket of [...pairs].flat()) socket.resume();
    },
    async close() {
      for (const [client] of pairs) client.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
