import { setTimeout as pause } from 'node:timers/promises';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { isInfrastructure } from '#processing';
import { readRow } from './columns/columns.js';
import { type PreparedFile, togetherBy } from './files/prepare-file.js';
import { type Line, readLines } from './files/read-lines.js';
import { type Importing } from './kinds/kind.js';
import { Lanes } from './progress/lanes.js';
import { OpenLines } from './progress/open-lines.js';
import { type ReadyRow, Together } from './progress/together.js';
import { refused, type RowOutcome } from './recording/row-outcome.js';

/** Citizens whose rows are carried out side by side: as many appends go in one transaction as come together. */
const AT_ONCE = 256;
/** How often a row is tried again while the database is away, and how long is waited at first, doubling, in milliseconds. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;

export interface FileImport {
  readonly importing: Importing;
  /** Lines up to this one were settled before. */
  readonly settledThrough: number;
  /** Told of each row, once, and that all lines up to one are settled. */
  readonly onSettled: (line: number, outcome: RowOutcome, settledThrough: number) => void;
}

/**
 * Imports a file's rows: different citizens' side by side, one citizen's one after the other and by date, so that a file may
 * stand in any order. A row that is refused stops nothing. What is left when the database stays away is thrown.
 */
export async function importFile(file: PreparedFile, { importing, settledThrough, onSettled }: FileImport): Promise<void> {
  const lanes = new Lanes(AT_ONCE);
  const together = new Together(file.together);
  const open = new OpenLines(settledThrough);
  const settle = (line: number, outcome: RowOutcome): void => {
    open.settle(line);
    onSettled(line, outcome, open.settledThrough);
  };
  const carryOut = async (rows: readonly ReadyRow[]): Promise<void> => {
    for (const { line, row } of rows) settle(line, await persistently(() => file.kind.carryOut(row as never, importing)));
  };
  let heads = true;
  for await (const line of readLines(file)) {
    if (heads) {
      heads = false;
      continue;
    }
    const by = togetherBy(file, line.cells);
    let ready: ReadyRow | undefined;
    if (line.number > settledThrough) {
      open.begin(line.number);
      const read = readyRow(file, line);
      if ('row' in read) ready = read;
      else settle(line.number, read);
    }
    const rows = together.add(by, ready);
    if (rows && rows.length > 0) await lanes.run(() => carryOut(rows));
  }
  await lanes.end();
}

function readyRow({ kind, layout, width }: PreparedFile, line: Line): ReadyRow | RowOutcome {
  const read = readRow(kind.columns, layout, line, width);
  return 'faults' in read ? refused(...read.faults) : { line: line.number, order: kind.order(read.row as never), row: read.row };
}

/** Tries again while the database is away: a row that stands already is not imported twice. */
async function persistently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      const passing = error instanceof EventStoreUnavailable || error instanceof AppendOutcomeUnknown || isInfrastructure(error);
      if (!passing || failures === ATTEMPTS) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (failures - 1));
    }
  }
}
