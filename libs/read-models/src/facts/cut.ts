import { type Interval } from '#domain/pathway/interval.js';
import { type PlainDate } from '#kernel';

/**
 * The dates of an interval, cut where something changed: on all dates of one piece the same holds. Pieces without a date are
 * left out, so an interval without dates has none.
 */
export function cut({ from, until }: Interval, changes: Iterable<PlainDate>): readonly Interval[] {
  const within = [...new Set(changes)].filter((date) => from < date && (until === null || date < until)).sort();
  const starts = [from, ...within];
  return starts
    .map((start, place): Interval => ({ from: start, until: starts[place + 1] ?? until }))
    .filter((piece) => piece.until === null || piece.from < piece.until);
}
