import { parseArgs } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type Command, WrongUsage } from './command.js';
import { runCommandLine } from './run.js';

const commands: readonly Command[] = [
  { usage: 'views list', summary: 'lists', run: () => Promise.resolve(0) },
  {
    usage: 'views rebuild VIEW [--json]',
    summary: 'rebuilds',
    run: async (parameters, { out }) => {
      const { positionals } = parseArgs({ args: [...parameters], options: { json: { type: 'boolean' } }, allowPositionals: true });
      if (positionals.length !== 1) throw new WrongUsage('one view is needed');
      if (positionals[0] === 'broken') throw new Error('it broke');
      out(positionals.join());
      return Promise.resolve(0);
    },
  },
];

async function run(...words: readonly string[]) {
  const [out, err]: string[][] = [[], []];
  const code = await runCommandLine(commands, words, { out: (line) => out!.push(line), err: (line) => err!.push(line), interactive: false });
  return { code, out: out!.join('\n'), err: err!.join('\n') };
}

describe('the command line', () => {
  it('hands a command its parameters', async () => {
    expect(await run('views', 'rebuild', 'placements')).toEqual({ code: 0, out: 'placements', err: '' });
  });

  it('shows what there is, when asked and when it was not understood', async () => {
    expect(await run()).toMatchObject({ code: 0, err: '' });
    expect((await run('help')).out).toMatch(/views rebuild VIEW/);
    expect(await run('views', 'eat')).toMatchObject({ code: 64, out: '' });
  });

  it.each([['too few', ['views', 'rebuild']], ['an unknown option', ['views', 'rebuild', 'a', '--loud']]])('tells wrong usage: %s', async (_, words) => {
    const { code, err } = await run(...words);
    expect(code).toBe(64);
    expect(err).toMatch(/usage: npm run ops -- views rebuild VIEW/);
  });

  it('tells a failure by its message and exit code', async () => {
    expect(await run('views', 'rebuild', 'broken')).toEqual({ code: 1, out: '', err: 'it broke' });
  });
});
