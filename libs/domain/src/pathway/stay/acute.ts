import { addDays, daysBetween, type PlainDate } from '#kernel';
import { type SectionKey } from '../../law/legal-basis.js';
import { type Policy } from '../../policy/policy.js';
import { type PathwayState } from '../state.js';
import { type Stay } from './state.js';

/** The section of the akutplads. */
export const ACUTE: SectionKey = 'SEL-82c';

/** How much of its dates an akutplads has used, on a date (rule STAY-3). */
export interface AcuteUse {
  /** Dates with an akutplads in the window that ends on the date, that date among them where it is one. */
  readonly used: number;
  /** Dates that are left after it, would the stay go on without a break; never below 0. */
  readonly left: number;
  /** The last date that the count allows. */
  readonly lastDate: PlainDate;
}

/** What an akutplads has used on a date of it, counting stays before it too. Pure; calendar dates, whatever the clocks do. */
export function acuteUseOn(state: PathwayState, stay: Stay, date: PlainDate, policy: Policy): AcuteUse {
  const used = datesUsed({ stays: state.stays.stays, diedOn: state.case.diedOn }, date, policy);
  const lastDate = lastDateOf(state, stay, policy);
  return { used, left: Math.max(0, daysBetween(date, lastDate)), lastDate };
}

/** The last date of an akutplads that the count allows, would it go on; the day before it began where none was left. */
export function lastDateOf(state: PathwayState, stay: Stay, policy: Policy): PlainDate {
  return addDays(dateOfUse(state, stay, policy.acuteStay.days + 1, policy), -1);
}

/**
 * The first date of an akutplads on which at least `count` dates are used, would it go on. More dates than the window has
 * are never used: of such a count this gives the first date on which the window is full.
 */
export function dateOfUse(state: PathwayState, stay: Stay, count: number, policy: Policy): PlainDate {
  const goingOn = withoutEnd(state, stay);
  const reachable = Math.min(count, policy.acuteStay.windowDays);
  let date = stay.from;
  for (let missing = reachable - datesUsed(goingOn, date, policy); missing > 0; missing = reachable - datesUsed(goingOn, date, policy)) {
    date = addDays(date, missing);
  }
  return date;
}

interface Stayed {
  readonly stays: readonly Stay[];
  readonly diedOn?: PlainDate | undefined;
}

/** Dates with an akutplads in the window that ends on `date`. */
function datesUsed({ stays, diedOn }: Stayed, date: PlainDate, { acuteStay: { windowDays } }: Policy): number {
  const first = addDays(date, 1 - windowDays);
  const after = addDays(date, 1);
  return stays
    .filter(isAcute)
    .map(({ from, until }) => {
      const ends = [after, ...(until === null ? [] : [until]), ...(diedOn === undefined ? [] : [diedOn])];
      const end = ends.reduce((a, b) => (a < b ? a : b));
      return Math.max(0, daysBetween(from > first ? from : first, end));
    })
    .reduce((sum, dates) => sum + dates, 0);
}

/** Whether a stay is an akutplads, whatever it was started as. */
export function isAcute({ section }: Pick<Stay, 'section'>): boolean {
  return section === ACUTE;
}

/** What an akutplads uses up: the stays up to it, as if it, and nothing after it, went on. */
function withoutEnd({ stays: { stays } }: PathwayState, stay: Stay): Stayed {
  return { stays: [...stays.filter((one) => one.from < stay.from), { ...stay, until: null }] };
}
