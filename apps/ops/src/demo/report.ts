import { type PlacementOnDate, type TimelineEntry } from '#read-models';
import { table } from '../terminal/table.js';

/** The timeline as a person reads it: from when it holds, when it was learned, and by whom. */
export function timelineReport(entries: readonly TimelineEntry[]): string {
  const rows = entries.map(({ effective, recordedAt, backdated, type, by }) => [
    effective,
    recordedAt.slice(0, 19).replace('T', ' '),
    backdated ? 'later' : '',
    type,
    by.role,
  ]);
  return table(['effective', 'recorded (UTC)', 'learned', 'what happened', 'by'], rows);
}

/** Placements as a person reads them. */
export function placementsReport(placements: readonly PlacementOnDate[]): string {
  if (placements.length === 0) return '  nowhere';
  return table(
    ['kind', 'section', 'from', 'until', 'planned end'],
    placements.map(({ kind, section, from, until, plannedEnd }) => [kind, section ?? '', from, until ?? '', plannedEnd ?? '']),
  );
}
