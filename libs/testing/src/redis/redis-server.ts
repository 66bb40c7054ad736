import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RedisServerOptions {
  /** Default `noeviction`. */
  readonly maxmemoryPolicy?: string;
  /** Makes it refuse CONFIG, as managed servers do. */
  readonly withoutConfig?: boolean;
}

/** A real redis-server of one test's own, on loopback, that keeps nothing on disk: what it held is gone when it stops. */
export class RedisServer {
  readonly #port: number;
  readonly #directory: string;
  readonly #arguments: readonly string[];
  #child: ChildProcess | undefined;
  readonly #killAtExit = (): void => void this.#child?.kill('SIGKILL');

  private constructor(port: number, directory: string, options: RedisServerOptions) {
    this.#port = port;
    this.#directory = directory;
    this.#arguments = [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no'],
      ...['--maxmemory-policy', options.maxmemoryPolicy ?? 'noeviction'],
      ...(options.withoutConfig ? ['--rename-command', 'CONFIG', ''] : []),
    ];
    process.once('exit', this.#killAtExit);
  }

  /** Starts one on a free port. @throws Error when it does not come up */
  static async start(options: RedisServerOptions = {}): Promise<RedisServer> {
    const directory = await mkdtemp(join(tmpdir(), 'redis-'));
    for (let attempt = 1; ; attempt++) {
      const server = new RedisServer(await freePort(), directory, options);
      try {
        await server.start();
        return server;
      } catch (failure) {
        // Another process may have taken the port since.
        await server.#end('SIGKILL');
        process.off('exit', server.#killAtExit);
        if (attempt === 5) throw failure;
      }
    }
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  /** Starts it again on the same port, empty, after `stop` or `kill`. */
  async start(): Promise<void> {
    const child = spawn('redis-server', this.#arguments, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`redis-server ended: ${said}`)));
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ready to accept connections')) resolve();
      });
    });
  }

  /** Stops it in good order. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Makes it answer nothing, with all connections open, until `thaw`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it and removes what it left. */
  async dispose(): Promise<void> {
    await this.#end('SIGKILL');
    process.off('exit', this.#killAtExit);
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
