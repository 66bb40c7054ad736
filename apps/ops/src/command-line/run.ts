import { BadConfiguration } from '#platform/configuration/bad-configuration.js';
import { type Command, type ExitCode, exitCodes, type Terminal, WrongUsage } from './command.js';

/** Finds the command that the words begin with and runs it; says what there is where none does. */
export async function runCommandLine(commands: readonly Command[], words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = commands.find(({ usage }) => wordsOf(usage).every((word, place) => words[place] === word));
  if (!command) {
    const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
    (asked ? terminal.out : terminal.err)(overview(commands));
    return asked ? exitCodes.done : exitCodes.usage;
  }
  try {
    return await command.run(words.slice(wordsOf(command.usage).length), terminal);
  } catch (error) {
    return complain(error, command, terminal);
  }
}

/** The part of a usage that is typed as it stands. */
function wordsOf(usage: string): readonly string[] {
  return usage.split(' ').filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('-'));
}

function complain(error: unknown, { usage }: Command, terminal: Terminal): ExitCode {
  if (isWrongUsage(error)) {
    terminal.err(`${error.message}\nusage: npm run ops -- ${usage}`);
    return exitCodes.usage;
  }
  terminal.err(error instanceof Error ? error.message : String(error));
  return error instanceof BadConfiguration ? exitCodes.configuration : exitCodes.failed;
}

/** Ours, or what `parseArgs` says of options that it does not know. */
export function isWrongUsage(error: unknown): error is Error {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return error instanceof WrongUsage || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'));
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  return ['usage: npm run ops -- COMMAND', '', ...commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`)].join('\n');
}
