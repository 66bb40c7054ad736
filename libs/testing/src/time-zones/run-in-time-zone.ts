import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const register = new URL('../../../../test/run-from-source/register.mjs', import.meta.url).href;

/**
 * What one of the programs beside this file tells, run in a process whose time zone is another. A process reads its zone
 * once, so nothing that is set within this one would do.
 */
export async function runInTimeZone(zone: string, program: string): Promise<unknown> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--import', register, file], {
    env: { PATH: process.env['PATH'], TZ: zone },
  });
  return JSON.parse(stdout);
}
