import { type Terminal } from '../command-line/command.js';
import { table } from '../terminal/table.js';
import { type ImportSummary } from './run-import.js';

/** Tells a person what an import came to. */
export function tellSummary({ files, dryRun, run, seconds }: ImportSummary, report: string, { out }: Pick<Terminal, 'out'>): void {
  const rows = files.map(({ file, kind, encoding, rows: all, imported, known, refused }) => [file, kind, encoding, String(all), String(imported), String(known), String(refused)]);
  out(table(['file', 'kind', 'encoding', 'rows', dryRun ? 'would be imported' : 'imported', 'known already', 'refused'], rows));
  const reasons = files.flatMap(({ kind, reasons: of }) => Object.entries(of).map(([why, count]) => [kind, why, String(count)]));
  if (reasons.length > 0) out(`\n${table(['kind', 'refused because', 'times'], reasons)}\n\nline by line: ${report}`);
  const done = files.reduce((sum, { rows: all }) => sum + all, 0);
  out(`\n${dryRun ? 'dry run, nothing was written' : `import ${run}`}: ${done} rows in ${seconds.toFixed(1)} s`);
}
