import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

/** One of the programs in a process of its own, from its sources. */
export class Program {
  private out = '';
  private err = '';
  private readonly child: ChildProcess;
  /** How it ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor(app: 'server' | 'worker', environment: Readonly<Record<string, string>>) {
    const loader = resolve(root, 'test/run-from-source/register.mjs');
    this.child = spawn(process.execPath, ['--no-warnings', '--import', loader, `apps/${app}/src/main.ts`], {
      cwd: root,
      env: { PATH: process.env['PATH'], TZ: process.env['TZ'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString('utf8')));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.err += chunk.toString('utf8')));
    this.ended = once(this.child, 'close').then(([code, signal]) => (code as number | null) ?? (signal as NodeJS.Signals));
  }

  /** What it wrote for people. */
  get saidToPeople(): string {
    return this.err;
  }

  /** What it logged. */
  get logged(): string {
    return this.out;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The address it listens on; undefined until it does. */
  get address(): string | undefined {
    return /^Borgerforloeb[a-z ]*: (http:\/\/\S+)$/m.exec(this.err)?.[1];
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
