import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;

/** The service in a process of its own, as `npm start` runs it, on a database that is given. */
export interface MeasuredService {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param environment further variables of its configuration */
export async function startMeasuredService(databaseUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<MeasuredService> {
  const dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-bench-service-'));
  const profile = process.env['BENCH_PROFILE'];
  const profiling = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', resolve(profile)];
  const child = spawn(process.execPath, [...profiling, '--no-warnings', '--import', resolve(here, '../../run-from-source/register.mjs'), join(here, 'main.ts')], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', ROLES: process.env['BENCH_ROLES'] ?? 'server,worker', PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', RATE_LIMIT: '10000000', ...environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const exited = once(child, 'exit');
  let said = '';
  const url = await new Promise<string>((listening, failed) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const [, found] = /^Measured: (\S+)$/m.exec(said) ?? [];
      if (found !== undefined) listening(found);
    });
    void exited.then(() => {
      failed(new Error(`the service ended before it listened:\n${said}`));
    });
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
