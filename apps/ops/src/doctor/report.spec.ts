import { describe, expect, it } from '@jest/globals';
import { exitCodes } from '../command-line/command.js';
import { type CheckResult } from './check.js';
import { codeOf } from './doctor.js';
import { failed, skipped, warning, well } from './finding.js';
import { jsonOf, reportFor, verdictOf } from './report.js';

const results: readonly CheckResult[] = [
  { name: 'database', findings: [well('answers')] },
  { name: 'queue', findings: [skipped('not configured')] },
  { name: 'endpoints', findings: [...['a', 'b', 'c', 'd'].map((host) => well('holds', `${host}.example`)), warning('ends soon', 'e.example'), failed('nobody listens there, and has not for a while', 'f.example')] },
];

describe('the doctor’s report', () => {
  it('is a table that fits, with what needs somebody first', () => {
    expect(reportFor(results, 68)).toBe([
      '  verdict  check      what was found',
      '  -------  ---------  --------------------------------------------',
      '  well     database   answers',
      '  skipped  queue      not configured',
      '  failed   endpoints  f.example: nobody listens there, and has not',
      '                      for a while',
      '  warning  endpoints  e.example: ends soon',
      '  well     endpoints  4 are well; --json tells each',
      '',
      '3 checks: 1 failed, 0 warning, 1 skipped, 1 well',
    ].join('\n'));
  });

  it('is whole for machines', () => {
    const { verdict, checks } = JSON.parse(jsonOf(results)) as { verdict: string; checks: { verdict: string; findings: unknown[] }[] };
    expect({ verdict, verdicts: checks.map((one) => one.verdict), findings: checks[2]!.findings.length }).toEqual({
      verdict: 'failed',
      verdicts: ['well', 'skipped', 'failed'],
      findings: 6,
    });
  });

  it.each([
    [results, exitCodes.failed],
    [[{ name: 'views', findings: [well('fine'), warning('look')] }], exitCodes.warned],
    [results.slice(0, 2), exitCodes.done],
    [[], exitCodes.done],
  ])('ends with the exit code of the worst (%#)', (some, code) => expect(codeOf(verdictOf(some))).toBe(code));
});
