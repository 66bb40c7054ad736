import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { Passage } from './passage.js';

/** A way to a server that a test can break: clients connect to `url` instead of the server's own. */
export interface BreakableConnection {
  readonly url: string;
  /**
   * The next answer of the server is thrown away and its connection cut: what was asked has been carried out, and the
   * client never hears of it. Resolves when that has happened.
   */
  loseNextAnswer(): Promise<void>;
  /** Of the next thing that the server says a part arrives, then its connection is cut. @param share from 0 up to, not including, 1 */
  cutNextAnswer(share: number): Promise<void>;
  /** Of the next thing that a client says a part arrives, then its connection is cut. @param share from 0 up to, not including, 1 */
  cutNextQuestion(share: number): Promise<void>;
  /** Cuts every connection, and refuses new ones until `mend`. */
  cut(): void;
  /** Passes nothing on in either direction, and takes new connections without answering them, until `mend`. */
  freeze(): void;
  /**
   * Passes everything on so many milliseconds later, in both directions and in order, until `mend`. What a client has said before it
   * hung up arrives all the same.
   */
  delay(millis: number): void;
  mend(): void;
  close(): Promise<void>;
}

/** A cut that waits for something to be said. */
interface Shears {
  readonly share: number;
  readonly done: () => void;
}

/** Opens a way to the server of a database's or an endpoint's address. */
export async function openBreakableConnection(serverUrl: string): Promise<BreakableConnection> {
  const target = new URL(serverUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  let frozen: { readonly over: Promise<void>; readonly thaw: () => void } | undefined;
  let heldBackMs = 0;
  const shears: { question?: Shears | undefined; answer?: Shears | undefined } = {};

  /** Passes on what one of the two says to the other. */
  function join(from: Socket, to: Socket, what: keyof typeof shears): void {
    const passage = new Passage(to, () => frozen?.over);
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('close', () => {
      passage.end();
    });
    from.on('data', (chunk) => {
      const cutting = shears[what];
      shears[what] = undefined;
      passage.pass(cutting ? chunk.subarray(0, Math.floor(chunk.length * cutting.share)) : chunk, heldBackMs);
      if (!cutting) return;
      passage.end();
      cutting.done();
    });
  }

  const listener = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    const pair = [client, server] as const;
    pairs.add(pair);
    server.on('close', () => pairs.delete(pair));
    join(client, server, 'question');
    join(server, client, 'answer');
    if (isCut) client.destroy();
    if (frozen) for (const socket of pair) socket.pause();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const whole = (): void => {
    isCut = false;
    heldBackMs = 0;
    frozen?.thaw();
    frozen = undefined;
    for (const socket of [...pairs].flat()) socket.resume();
  };
  const cutting = (what: keyof typeof shears, share: number): Promise<void> =>
    new Promise((done) => {
      shears[what] = { share, done };
    });

  const address = new URL(serverUrl);
  address.hostname = '127.0.0.1';
  address.port = String((listener.address() as AddressInfo).port);
  return {
    url: address.href,
    loseNextAnswer: () => cutting('answer', 0),
    cutNextAnswer: (share) => cutting('answer', share),
    cutNextQuestion: (share) => cutting('question', share),
    cut() {
      whole();
      isCut = true;
      for (const [client] of pairs) client.destroy();
    },
    freeze() {
      whole();
      let thaw: () => void = () => undefined;
      frozen = { over: new Promise((over) => (thaw = over)), thaw };
      for (const socket of [...pairs].flat()) socket.pause();
    },
    delay(millis) {
      whole();
      heldBackMs = millis;
    },
    mend: whole,
    async close() {
      whole();
      for (const [client] of pairs) client.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
