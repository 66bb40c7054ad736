import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Ask, type Commands, type FromServer } from './faults.js';

/**
 * The process starts from its source, as the tests themselves do, and so never lags behind a build; where only what was
 * built is at hand it starts from that.
 */
const fromSource = import.meta.url.endsWith('.ts');
const main = fileURLToPath(new URL(fromSource ? './server/main.ts' : './server/main.js', import.meta.url));
const loader = fromSource ? ['--no-warnings', '--import', new URL('../../../../test/run-from-source/register.mjs', import.meta.url).href] : [];

/** One life of the double's process, and the channel to it. */
export class DoubleProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  readonly #exited: Promise<unknown>;
  #errors = '';
  #asked = 0;

  constructor(log: string, port: number) {
    // What jest gives its workers is of no use here, and a debugger's port can be taken only once.
    const env = { ...process.env, NODE_OPTIONS: '' };
    this.#child = fork(main, [log, String(port)], { env, execArgv: loader, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#exited = once(this.#child, 'exit');
    this.#child.on('message', (message: FromServer) => {
      if (!('number' in message)) return;
      this.#waiting.get(message.number)?.resolve(message.answer as never);
      this.#waiting.delete(message.number);
    });
    void this.#exited.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`the double has ended: ${this.#errors}`));
      this.#waiting.clear();
    });
  }

  /** Resolves to its port when it serves. @throws Error when it ends before. */
  async serving(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#child.on('message', (message: FromServer) => {
        if ('port' in message) resolve(message.port);
      });
      void this.#exited.then(() => reject(new Error(`the double did not start: ${this.#errors}`)));
    });
  }

  ask<Name extends keyof Commands>(command: Name, ask: Commands[Name]['ask']): Promise<Commands[Name]['answer']> {
    const number = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#child.send({ number, command, ask } satisfies Ask, (error) => {
        if (error) reject(error);
      });
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Ends it at once, without any farewell to its clients. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
