import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { randomIds } from '#platform/time/random-ids.js';
import { openSecrets } from '#platform/privacy/open-secrets.js';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { type Command, type ExitCode, exitCodes, type Terminal, WrongUsage } from '../command-line/command.js';
import { isWrongUsage } from '../command-line/run.js';
import { type Installation, openInstallation } from '../installation/open-installation.js';
import { BadFile } from './files/bad-file.js';
import { inOrder, type PreparedFile, prepareFile } from './files/prepare-file.js';
import { kindsIn } from './kinds/kinds.js';
import { openImporting } from './open-importing.js';
import { type ImportOptions, readImportOptions } from './options.js';
import { Journal, type JournalEntry } from './progress/journal.js';
import { ReportFile } from './progress/report-file.js';
import { showProgress } from './progress/show-progress.js';
import { importNamespace } from './recording/identity.js';
import { type ImportSummary, runImport } from './run-import.js';
import { tellSummary } from './tell-summary.js';

const usage =
  'import FILE… --actor ID --unit UNIT [--kind KIND] [--role ROLE] [--municipality CODE] [--source NAME] [--dry-run] [--resume] [--report FILE] [--json]';

/**
 * Imports what another system has exported. Exit codes: 0 all rows are in, 1 some were refused, 2 a file or the words cannot be
 * used and nothing was written.
 */
export const importFiles: Command = {
  usage,
  summary: 'tilbud, citizens, visitations, services and stays from CSV files (apps/ops/src/import/README.md)',
  async run(parameters, terminal) {
    try {
      return await importThem(readImportOptions(parameters, readConfiguration(process.env).municipality), terminal);
    } catch (error) {
      if (error instanceof BadFile) terminal.err(error.message);
      else if (isWrongUsage(error)) terminal.err(`${error.message}\nusage: npm run ops -- ${usage}`);
      else throw error;
      return exitCodes.unusable;
    }
  },
};

async function importThem(options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const kinds = kindsIn(importNamespace(options));
  const files: PreparedFile[] = [];
  for (const path of options.files) files.push(await prepareFile(path, kinds, options.kind));
  const installation = await openInstallation();
  try {
    const { summary, report } = await importInto(installation, inOrder(files), options, terminal);
    if (options.json) terminal.out(JSON.stringify({ ...summary, report }));
    else tellSummary(summary, report, terminal);
    return summary.files.some(({ refused }) => refused > 0) ? exitCodes.failed : exitCodes.done;
  } finally {
    await installation.close();
  }
}

async function importInto(
  installation: Installation,
  files: readonly PreparedFile[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<{ readonly summary: ImportSummary; readonly report: string }> {
  const { dryRun, actor, municipality, source } = options;
  const secrets = await openSecrets(installation.configuration, installation.pool);
  const directory = join(resolve(installation.configuration.dataDir), 'imports');
  const name = nameOf(files, options);
  const journal = new Journal(join(directory, `${name}.json`));
  const from = await begin(journal, options, terminal);
  const report = await ReportFile.open(resolve(options.report ?? join(directory, `${name}${dryRun ? '-dry-run' : ''}.csv`)), from.reportBytes);
  const showing = showProgress(terminal, options.json);
  try {
    const importing = openImporting(installation, secrets, { actor, municipality, source, run: from.run }, dryRun);
    const summary = await runImport({ dryRun, files, importing, report, journal: dryRun ? undefined : journal, from, onProgress: showing.show });
    return { summary, report: report.path };
  } finally {
    showing.end();
    await report.close();
  }
}

/** Where an import begins: anew, or where the one of the same files was broken off. */
async function begin(journal: Journal, { resume, dryRun, report }: ImportOptions, { err }: Terminal): Promise<JournalEntry> {
  const anew: JournalEntry = { run: randomIds.next(), report: report ?? null, reportBytes: 0, files: {} };
  if (dryRun) return anew;
  const broken = await journal.read();
  if (!broken) {
    if (resume) err('no import of these files was broken off: it begins at the first line');
    return anew;
  }
  if (!resume) {
    err('an import of these files was broken off; it begins at the first line, and --resume would go on where it was');
    return anew;
  }
  // In another file the rows that were refused before would be missing.
  if (broken.report !== anew.report) throw new WrongUsage('--report is not the one that the import began with');
  return broken;
}

/** The same for the same files, imported in the same name. */
function nameOf(files: readonly PreparedFile[], { municipality, source }: ImportOptions): string {
  const parts = [municipality, source, ...files.map(({ kind, digest }) => `${kind.name} ${digest}`)];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
