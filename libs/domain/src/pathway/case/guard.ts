import { refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type PathwayState } from '../state.js';
import { CIT_1, DATE_1, PATH_1, PATH_2, PATH_3 } from './rules.js';
import { caseStatus, currentPeriod } from './state.js';

/** A refusal, or nothing to object. */
export type Objection = Decision<never> | undefined;

/** Objects to a citizen who has not been registered. */
export function unlessRegistered({ citizen }: PathwayState): Objection {
  return citizen.registered ? undefined : refuse(PATH_1, 'citizen-not-registered');
}

/** Objects to a pathway that is not open now. */
export function unlessOpen(state: PathwayState): Objection {
  const unregistered = unlessRegistered(state);
  if (unregistered) return unregistered;
  const status = caseStatus(state.case);
  if (status === 'none') return refuse(PATH_1, 'not-opened');
  if (status === 'closed') return refuse(PATH_2, 'pathway-closed', { closedOn: state.case.periods.at(-1)?.until ?? null });
  return undefined;
}

/** Objects to recording on a date: the pathway is not open, was opened later, or the date has not come. */
export function unlessOpenOn(on: PlainDate, state: PathwayState, circumstances: Circumstances): Objection {
  const openedOn = currentPeriod(state.case)?.from;
  return (
    unlessOpen(state) ??
    (openedOn !== undefined && on < openedOn ? refuse(PATH_1, 'before-opening', { on, openedOn }) : ifInTheFuture(on, circumstances))
  );
}

/** Objects to recording what is over already: the pathway was not open throughout. `until` is the first date after it. */
export function unlessOpenDuring(
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
  state: PathwayState,
  circumstances: Circumstances,
): Objection {
  const { periods } = state.case;
  const openedOn = periods[0]?.from;
  const objection = unlessRegistered(state) ?? ifInTheFuture(until, circumstances);
  if (objection) return objection;
  if (openedOn === undefined) return refuse(PATH_1, 'not-opened');
  if (from < openedOn) return refuse(PATH_1, 'before-opening', { on: from, openedOn });
  const within = periods.some((period) => period.from <= from && (period.until === null || until <= period.until));
  return within ? undefined : refuse(PATH_2, 'pathway-closed', { from, until });
}

/** Objects to a date that has not come. */
export function ifInTheFuture(on: PlainDate, { today }: Circumstances): Objection {
  return on > today ? refuse(DATE_1, 'in-the-future', { on, today }) : undefined;
}

/** Objects to starting something on or after the date of death. */
export function ifDeadOn(on: PlainDate, { case: { diedOn } }: PathwayState): Objection {
  return diedOn !== undefined && on >= diedOn ? refuse(CIT_1, 'citizen-dead', { on, diedOn }) : undefined;
}

/** Objects to anything at all for a citizen who has died. */
export function ifDead({ case: { diedOn } }: PathwayState): Objection {
  return diedOn === undefined ? undefined : refuse(CIT_1, 'citizen-dead', { diedOn });
}

/** Objects to an id that names something already. */
export function ifTaken(id: string, among: readonly string[]): Objection {
  return among.includes(id) ? refuse(PATH_3, 'id-taken', { id }) : undefined;
}
