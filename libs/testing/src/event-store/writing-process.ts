import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a writing process is to write. */
export interface WritingOptions {
  readonly url: string;
  /** Appends under way at a time, each to a stream of its own. */
  readonly callers: number;
  /** Appends of each caller. */
  readonly appends: number;
  /** Events of each append. */
  readonly events: number;
}

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const register = new URL('../../../../test/run-from-source/register.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('./writing-program.ts', import.meta.url));

/**
 * Appends from a process of its own.
 * @returns the ids that were answered as written, once it has ended
 * @throws Error when it ends with an error
 */
export async function writeFromAnotherProcess(options: WritingOptions): Promise<readonly string[]> {
  const args = ['--no-warnings', '--import', register, program, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const ids: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) ids.push(line);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the writing process ended with ${code ?? 'a signal'}`);
  return ids;
}
