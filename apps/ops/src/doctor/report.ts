import { table } from '../terminal/table.js';
import { wrapped } from '../terminal/wrapped.js';
import { type CheckResult } from './check.js';
import { type Finding, type Verdict, verdicts, well, worstOf } from './finding.js';

/** So many that are well are told one by one; more are told by their number. */
const TOLD_APART = 3;

/** A table for people, as wide as their terminal, and a line that sums it up. */
export function reportFor(results: readonly CheckResult[], width: number): string {
  const marks = Math.max('verdict'.length, ...verdicts.map((one) => one.length));
  const names = Math.max('check'.length, ...results.map(({ name }) => name.length));
  // What the table puts around and between its columns.
  const room = Math.max(40, width - marks - names - 6);
  const rows = results.flatMap(({ name, findings }) =>
    shortened(findings).flatMap(({ verdict, about, says }) =>
      wrapped(about === undefined ? says : `${about}: ${says}`, room).map((line, place) => (place === 0 ? [verdict, name, line] : ['', '', line])),
    ),
  );
  return `${table(['verdict', 'check', 'what was found'], rows)}\n\n${sum(results)}`;
}

/** The same for machines: everything, with nothing shortened. */
export function jsonOf(results: readonly CheckResult[]): string {
  return JSON.stringify({ verdict: verdictOf(results), checks: results.map(({ name, findings }) => ({ name, verdict: worstOf(findings), findings })) });
}

export function verdictOf(results: readonly CheckResult[]): Verdict {
  return worstOf(results.flatMap(({ findings }) => findings));
}

/** What needs somebody stays as it is, and stands first. */
function shortened(findings: readonly Finding[]): readonly Finding[] {
  const good = findings.filter(({ verdict }) => verdict === 'well');
  const others = findings.filter(({ verdict }) => verdict !== 'well').sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
  return [...others, ...(good.length > TOLD_APART ? [well(`${good.length} are well; --json tells each`)] : good)];
}

function sum(results: readonly CheckResult[]): string {
  const counts = [...verdicts].reverse().map((verdict) => `${results.filter(({ findings }) => worstOf(findings) === verdict).length} ${verdict}`);
  return `${results.length} checks: ${counts.join(', ')}`;
}
