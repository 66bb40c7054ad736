import { type Uuid } from '#kernel';
import { type PreparedFile } from './files/prepare-file.js';
import { importFile } from './import-file.js';
import { type Importing } from './kinds/kind.js';
import { type Journal, type JournalEntry } from './progress/journal.js';
import { type ReportFile } from './progress/report-file.js';
import { type Counts, nothingSettled, type Reasons, Tally } from './progress/tally.js';

/** How often it is noted how far the import has come, in milliseconds. */
const NOTE_EVERY_MS = 1_000;

/** What became of one file. */
export interface FileSummary extends Counts {
  readonly file: string;
  readonly kind: string;
  readonly encoding: string;
  readonly rows: number;
  readonly reasons: Reasons;
}

/** What an import came to. */
export interface ImportSummary {
  readonly run: Uuid;
  readonly dryRun: boolean;
  readonly files: readonly FileSummary[];
  /** Of this process: an import that went on where it was took longer. */
  readonly seconds: number;
}

export interface RunOptions {
  readonly dryRun: boolean;
  readonly files: readonly PreparedFile[];
  readonly importing: Importing;
  readonly report: ReportFile;
  /** Where it is noted how far the import has come; a dry run notes nothing. */
  readonly journal: Journal | undefined;
  /** Where it begins, or goes on. */
  readonly from: JournalEntry;
  readonly onProgress: (file: PreparedFile, counts: Counts) => void;
}

/** Imports files, one after the other. */
export async function runImport(options: RunOptions): Promise<ImportSummary> {
  const began = performance.now();
  const files: FileSummary[] = [];
  let entry = options.from;
  for (const file of options.files) {
    entry = await importOne(file, entry, options);
    const { counts, reasons } = entry.files[file.digest] ?? nothingSettled;
    files.push({ file: file.name, kind: file.kind.name, encoding: file.encoding, rows: file.rows, ...counts, reasons });
  }
  await options.journal?.remove();
  return { run: entry.run, dryRun: options.dryRun, files, seconds: (performance.now() - began) / 1_000 };
}

/** Imports one file, and notes now and then how far it has come. */
async function importOne(file: PreparedFile, before: JournalEntry, { importing, report, journal, onProgress }: RunOptions): Promise<JournalEntry> {
  const standing = before.files[file.digest] ?? nothingSettled;
  const tally = new Tally(standing);
  let entry = before;
  let noting = Promise.resolve();
  let lastNote = performance.now();
  const note = (): Promise<void> => {
    lastNote = performance.now();
    noting = noting.then(async () => {
      const { settled, refused } = tally.takeIn();
      for (const { line, faults } of refused) report.add(file.name, line, faults);
      entry = { ...before, reportBytes: await report.flush(), files: { ...before.files, [file.digest]: settled } };
      await journal?.note(entry);
    });
    noting.catch(() => undefined);
    return noting;
  };
  try {
    await importFile(file, {
      importing,
      settledThrough: standing.settledThrough,
      onSettled(line, outcome, through) {
        tally.settle(line, outcome, through);
        onProgress(file, tally.shown);
        if (performance.now() - lastNote >= NOTE_EVERY_MS) void note();
      },
    });
  } finally {
    await note();
  }
  return entry;
}
