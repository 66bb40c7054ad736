import { type RowOutcome } from '../recording/row-outcome.js';

/** What became of rows, by number. */
export interface Counts {
  readonly imported: number;
  readonly known: number;
  readonly refused: number;
}
export const noCounts: Counts = { imported: 0, known: 0, refused: 0 };

/** Why rows were refused, and how many for each reason: `SVC-1 overlaps-service`. */
export type Reasons = Readonly<Record<string, number>>;

/** What is known for good of a file: every line through one, and what became of them. */
export interface Settled {
  readonly settledThrough: number;
  readonly counts: Counts;
  readonly reasons: Reasons;
}
export const nothingSettled: Settled = { settledThrough: 0, counts: noCounts, reasons: {} };

/** A row that was refused. */
export type RefusedRow = { readonly line: number } & Extract<RowOutcome, { is: 'refused' }>;

/**
 * Counts rows as they are settled, in whatever order. For good counts only what has nothing before it under way: the rest
 * would be imported, and counted, once more should the import be broken off now.
 */
export class Tally {
  /** All that has been settled, for whoever watches. */
  shown: Counts;
  private ahead: { readonly line: number; readonly outcome: RowOutcome }[] = [];
  private through: number;

  constructor(private standing: Settled) {
    this.shown = standing.counts;
    this.through = standing.settledThrough;
  }

  settle(line: number, outcome: RowOutcome, settledThrough: number): void {
    this.shown = counted(this.shown, outcome);
    this.through = settledThrough;
    this.ahead.push({ line, outcome });
  }

  /** Takes in what counts for good by now; gives the refused rows among it, by line. */
  takeIn(): { readonly settled: Settled; readonly refused: readonly RefusedRow[] } {
    const now = this.ahead.filter(({ line }) => line <= this.through).sort((a, b) => a.line - b.line);
    this.ahead = this.ahead.filter(({ line }) => line > this.through);
    let { counts } = this.standing;
    const reasons: Record<string, number> = { ...this.standing.reasons };
    const refused: RefusedRow[] = [];
    for (const { line, outcome } of now) {
      counts = counted(counts, outcome);
      if (outcome.is !== 'refused') continue;
      refused.push({ ...outcome, line });
      for (const { rule, reason } of outcome.faults) {
        const why = rule === undefined ? reason : `${rule} ${reason}`;
        reasons[why] = (reasons[why] ?? 0) + 1;
      }
    }
    this.standing = { settledThrough: this.through, counts, reasons };
    return { settled: this.standing, refused };
  }
}

function counted(counts: Counts, { is }: RowOutcome): Counts {
  return { ...counts, [is]: counts[is] + 1 };
}
