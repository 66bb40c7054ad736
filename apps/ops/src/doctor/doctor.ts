import { parseArgs } from 'node:util';
import { type Command, type ExitCode, exitCodes } from '../command-line/command.js';
import { checks } from './checks.js';
import { examine, namesOf } from './examine.js';
import { type Verdict } from './finding.js';
import { jsonOf, reportFor, verdictOf } from './report.js';
import { showing } from './showing.js';

/** How long a check may take, in milliseconds. */
const WITHIN_MS = 15_000;
/** Where nobody says how wide the terminal is. */
const USUAL_WIDTH = 120;

export const doctor: Command = {
  usage: 'doctor [--json]',
  summary: `what is well with the installation and what is not, without changing anything (exit code ${exitCodes.failed}: something failed, ${exitCodes.warned}: warnings only)`,
  async run(parameters, terminal) {
    const { values } = parseArgs({ args: [...parameters], options: { json: { type: 'boolean', default: false } } });
    const shown = showing(terminal, values.json, namesOf(checks).length);
    try {
      const results = await examine({ environment: process.env, checks, withinMs: WITHIN_MS, onDone: shown.done });
      shown.end();
      terminal.out(values.json ? jsonOf(results) : reportFor(results, terminal.width ?? USUAL_WIDTH));
      return codeOf(verdictOf(results));
    } finally {
      shown.end();
    }
  },
};

export function codeOf(verdict: Verdict): ExitCode {
  if (verdict === 'failed') return exitCodes.failed;
  return verdict === 'warning' ? exitCodes.warned : exitCodes.done;
}
