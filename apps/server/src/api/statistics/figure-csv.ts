import { type FigureInPeriod, type Summary } from '#read-models';
import { csvOf } from '../answer/csv.js';
import { type FigureAnswer } from './figure-answer.js';

const measures = ['observations', 'citizens', 'sum', 'mean', 'median', 'p90', 'least', 'most'] as const satisfies readonly (keyof Summary)[];

/** A figure as lines: all of each period, then by outcome, then by group. */
export function figureCsv({ figure, period, baseline }: FigureAnswer): string {
  const head = ['figure', 'unit', 'period', 'from', 'to', 'cut', 'of', ...measures];
  const lines = (name: string, of: FigureInPeriod) =>
    [
      { cut: 'all', of: '', summary: of.all },
      ...Object.entries(of.byOutcome).map(([outcome, summary]) => ({ cut: 'outcome', of: outcome, summary })),
      ...Object.entries(of.byGroup).map(([group, summary]) => ({ cut: figure.groups, of: group, summary })),
    ].map((line) => [figure.name, figure.unit, name, of.period.from, of.period.to, line.cut, line.of, ...measures.map((measure) => line.summary[measure])]);
  return csvOf(head, [...lines('period', period), ...(baseline ? lines('baseline', baseline) : [])]);
}
