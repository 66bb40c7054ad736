import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const root = resolve(import.meta.dirname, '../../../..');
const READY = /^Borgerforloeb: (http:\/\/\S+)$/m;

/** The service as a process of its own, from the build, as people run it; for tests that kill it. */
export class ServiceProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    /** Resolves when the process is gone. */
    readonly ended: Promise<Ending>,
  ) {}

  /**
   * Starts it and waits until it listens, on a port of its own.
   * @throws Error with what it said, when it ended before
   */
  static async start(environment: Readonly<Record<string, string>>): Promise<{ readonly service: ServiceProcess; readonly url: string }> {
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/server/src/main.js'], {
      cwd: root,
      env: { PATH: process.env['PATH'], TZ: process.env['TZ'], PORT: '0', LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
    const service = new ServiceProcess(child, ended);
    const url = await service.listening();
    return { service, url };
  }

  /** Everything it has written. */
  get said(): string {
    return this.output;
  }

  /** Kill -9: nothing is tidied up. */
  async kill(): Promise<Ending> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  /** Asks it to end in order. */
  async stop(): Promise<Ending> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  private listening(): Promise<string> {
    return new Promise((listening, failed) => {
      const heard = (chunk: Buffer): void => {
        this.output += chunk.toString('utf8');
        const [, url] = READY.exec(this.output) ?? [];
        if (url !== undefined) listening(url);
      };
      this.child.stdout?.on('data', heard);
      this.child.stderr?.on('data', heard);
      void this.ended.then(({ code, signal }) => {
        failed(new Error(`the service ended (${code ?? signal}) before it listened:\n${this.output}`));
      });
    });
  }
}
