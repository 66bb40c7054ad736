import { addDays, laterOf, type PlainDate } from '#kernel';
import { intervalsOf } from '../admission/state.js';
import { includes, type Interval, overlap, untilDeath } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type HoursFrom, type Service } from './state.js';

export type ServiceStage = 'before' | 'started' | 'paused' | 'ending' | 'ended' | 'annulled';

/** The services that were given at all, each up to a death. */
export function servicesGiven({ services, case: { diedOn } }: Pick<PathwayState, 'services' | 'case'>): readonly Service[] {
  return services.services.filter(({ annulled }) => annulled === undefined).map((one) => untilDeath(one, diedOn));
}

/** The services that run on a date, paused ones too. */
export function servicesOn(state: Pick<PathwayState, 'services' | 'case'>, date: PlainDate): readonly Service[] {
  return servicesGiven(state).filter((one) => includes(one, date));
}

/** How far a service is on a date. It is ending while an end lies ahead that was planned, as far as is known. */
export function serviceStageOn(service: Service, date: PlainDate): ServiceStage {
  if (service.annulled !== undefined) return 'annulled';
  if (date < service.from) return 'before';
  if (!includes(service, date)) return 'ended';
  if (isPausedOn(service, date)) return 'paused';
  return service.plannedEnd === null ? 'started' : 'ending';
}

export function isPausedOn({ pauses }: Pick<Service, 'pauses'>, date: PlainDate): boolean {
  return pauses.some((pause) => includes(pause, date));
}

/** The hours a week that are agreed for a date, outside the massive period; nothing where none were said. */
export function ordinaryHoursOn({ hoursPerWeek, hours }: Pick<Service, 'hoursPerWeek' | 'hours'>, date: PlainDate): number | undefined {
  return lastBy(hours, date) ?? hoursPerWeek;
}

/** The hours a week of the massive period on a date, by the plan and what was turned up or down; nothing outside it. */
export function massiveHoursOn({ intensive }: Pick<Service, 'intensive'>, date: PlainDate): number | undefined {
  if (!intensive || date < intensive.from || intensive.through < date) return undefined;
  // On one date what was turned up or down at once counts, not the plan.
  const changes = [...intensive.steps, ...intensive.adjustments].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return lastBy(changes, date) ?? intensive.hoursPerWeek;
}

/** The hours a week that are to be given on a date: none while the service is paused, and nothing known where none were said. */
export function hoursOn(service: Service, date: PlainDate): number | undefined {
  if (!includes(service, date)) return undefined;
  return isPausedOn(service, date) ? 0 : (massiveHoursOn(service, date) ?? ordinaryHoursOn(service, date));
}

/**
 * When the massive period stood still: while the service was paused, and while the citizen was admitted to a hospital.
 * The times do not overlap, and end where the period ends.
 */
export function massivePausedDuring(service: Service, { admissions }: Pick<PathwayState, 'admissions'>): readonly Interval[] {
  const { intensive, pauses } = service;
  if (!intensive) return [];
  const period = { from: intensive.from, until: addDays(intensive.through, 1) };
  const admitted = admissions.admissions.flatMap((one) => intervalsOf(one, admissions.diedOn));
  const within = [...pauses, ...admitted]
    .filter((one) => overlap(one, period))
    .map(({ from, until }) => ({
      from: laterOf(from, period.from),
      until: until === null || period.until < until ? period.until : until,
    }));
  return joined(within);
}

function joined(intervals: readonly { readonly from: PlainDate; readonly until: PlainDate }[]): readonly { from: PlainDate; until: PlainDate }[] {
  const all: { from: PlainDate; until: PlainDate }[] = [];
  for (const { from, until } of [...intervals].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = all.at(-1);
    if (last && from <= last.until) last.until = laterOf(last.until, until);
    else all.push({ from, until });
  }
  return all;
}

function lastBy(changes: readonly HoursFrom[], date: PlainDate): number | undefined {
  return changes.findLast(({ from }) => from <= date)?.hoursPerWeek;
}
