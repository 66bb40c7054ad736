import { type PlacementOnDate, type TimelineEntry } from '#read-models';
import { table } from '../terminal/table.js';
import { type Exchanged, type Task } from './hospital/correspondence.js';

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

/** What went between the hospital and the municipality, as a person reads it. */
export function exchangedReport(exchanged: readonly Exchanged[]): string {
  return table(
    ['', 'message', 'about', 'answered', 'id'],
    exchanged.map(({ direction, message, about, acknowledged, id }) => [direction === 'out' ? 'to' : 'from', message, about, `Acknowledgement ${acknowledged}`, id]),
  );
}

/** Tasks as a person reads them. */
export function tasksReport(tasks: readonly Task[]): string {
  return table(['task', 'due'], tasks.map(({ kind, due }) => [kind, due]));
}
