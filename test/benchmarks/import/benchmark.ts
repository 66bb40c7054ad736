import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { type MunicipalityCode } from '#kernel';
import { migrationsOf } from '#platform/database/migrations.js';
import { randomIds } from '#platform/time/random-ids.js';
import { newSecretsText, parseSecrets } from '#privacy';
import { inOrder, prepareFile } from '../../../apps/ops/src/import/files/prepare-file.js';
import { kindsIn } from '../../../apps/ops/src/import/kinds/kinds.js';
import { openImporting } from '../../../apps/ops/src/import/open-importing.js';
import { Journal } from '../../../apps/ops/src/import/progress/journal.js';
import { ReportFile } from '../../../apps/ops/src/import/progress/report-file.js';
import { importNamespace } from '../../../apps/ops/src/import/recording/identity.js';
import { type ImportSummary, runImport } from '../../../apps/ops/src/import/run-import.js';
import { planned, sizes, writeCsv } from '../../fixtures/index.js';
import { exampleEvent, exampleStream } from '../append/example-event.js';
import { type BenchContext, type Benchmark } from '../harness/benchmark.js';
import { closedLoop } from '../harness/closed-loop.js';
import { compareSides } from '../harness/compare-sides.js';
import { median, rounded } from '../harness/statistics.js';

const subject = 'rows imported';
const control = 'raw appends';
/** As many as the import has citizens under way. */
const CALLERS = 128;
const SECONDS = 3;

/** Files of a whole region imported into an empty installation, a journal kept, against appends of one event at as many callers. */
export const benchmark: Benchmark = async (context) => {
  const rows = Number(process.env['BENCH_ROWS'] ?? 50_000);
  const directory = await mkdtemp(join(tmpdir(), 'borgerforloeb-bench-import-'));
  try {
    const { files } = await writeCsv(directory, planned({ active: sizes.regionSyddanmark }), { mostRows: rows });
    const summaries: ImportSummary[] = [];
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed)), 50);
    const importOnce = async (): Promise<number> => {
      const summary = await importInto(context, directory, Object.values(files));
      summaries.push(summary);
      return summary.files.reduce((sum, file) => sum + file.imported, 0) / summary.seconds;
    };
    const sides = [
      { name: subject, measure: importOnce },
      { name: control, measure: () => appendsPerSecond(context) },
    ];
    const compared = await compareSides(`${rows} rows`, 'a second', sides, context.rounds, [control], context.say);
    clearInterval(watch);
    const refused = summaries.flatMap((summary) => summary.files).reduce((sum, file) => sum + file.refused, 0);
    if (refused > 0) throw new Error(`${refused} rows were refused, of which none should be`);
    return {
      ratios: { import: compared.ratio(subject, control) },
      targets: { import: 0.1 },
      figures: {
        ...Object.fromEntries(sides.map(({ name }) => [`${name}, a second`, rounded(median(compared.measures[name] ?? []))])),
        'import, seconds': rounded(median(summaries.map(({ seconds }) => seconds))),
        'most heap in use, MB': Math.round(most / 1e6),
      },
      unsteady: compared.unsteady,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

/** Reads the files through and imports them, as the command does. */
async function importInto({ newDatabase }: BenchContext, directory: string, paths: readonly string[]): Promise<ImportSummary> {
  const pool = (await newDatabase()).openPool(4);
  for (const { sql } of migrationsOf({ eventStore: { engine: 'postgres' } })) await pool.query(sql);
  const store = openPostgresEventStore({ pool });
  const municipality = '621' as MunicipalityCode;
  const identity = { actor: { id: 'bench', role: 'myndighed', unit: 'bench', municipality } as const, municipality, source: 'bench', run: randomIds.next() };
  const began = performance.now();
  const kinds = kindsIn(importNamespace(identity));
  const files = [];
  for (const path of paths) files.push(await prepareFile(path, kinds, undefined));
  const summary = await runImport({
    dryRun: false,
    files: inOrder(files),
    importing: openImporting({ pool, store }, parseSecrets(newSecretsText('bench')), identity, false),
    report: await ReportFile.open(join(directory, 'report.csv'), 0),
    journal: new Journal(join(directory, 'journal.json')),
    from: { run: identity.run, report: null, reportBytes: 0, files: {} },
    onProgress: () => undefined,
  });
  const seconds = (performance.now() - began) / 1_000;
  await store.close();
  return { ...summary, seconds };
}

async function appendsPerSecond({ newDatabase }: BenchContext): Promise<number> {
  const pool = (await newDatabase()).openPool(4);
  for (const { sql } of migrationsOf({ eventStore: { engine: 'postgres' } })) await pool.query(sql);
  const store = openPostgresEventStore({ pool });
  const rate = await closedLoop(CALLERS, SECONDS, () => store.append(exampleStream(), 'no-stream', [exampleEvent()]));
  await store.close();
  return rate;
}
