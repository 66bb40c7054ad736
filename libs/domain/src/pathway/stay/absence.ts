import { accept, laterOf, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { intervalsOf } from '../admission/state.js';
import { ifInTheFuture, ifTaken, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { includes, overlap, type Interval } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type EndStayAbsence, type StartStayAbsence } from './commands.js';
import { StayAbsenceEnded, StayAbsenceStarted } from './events.js';
import { STAY_6 } from './rules.js';
import { type Stay } from './state.js';

/** Rule STAY-6. */
export function startStayAbsence(asked: StartStayAbsence, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { stayId, absenceId, on, until, reason } = asked;
  const objection =
    unlessRegistered(state) ??
    ifInTheFuture(until ?? on, now) ??
    ifTaken(absenceId, state.stays.stays.flatMap((stay) => stay.absences.map((one) => one.absenceId)));
  if (objection) return objection;
  if (until !== undefined && until < on) return refuse(STAY_6, 'back-before-leaving', { on, until });
  const stay = state.stays.stays.find((one) => one.stayId === stayId);
  if (!stay) return refuse(STAY_6, 'no-such-stay', { stayId });
  const outside = on < stay.from || (stay.until !== null && (until === undefined || stay.until < until));
  if (outside) return refuse(STAY_6, 'outside-the-stay', { on, until: until ?? null, stayFrom: stay.from, stayUntil: stay.until });
  const other = stay.absences.find((one) => overlap(one, { from: on, until: until ?? null }));
  if (other) return refuse(STAY_6, 'overlaps-absence', { on, absenceId: other.absenceId });
  const started = StayAbsenceStarted.of({ stayId, absenceId, reason }, { on });
  if (until === undefined) return accept(started);
  return accept<PathwayEvent>(started, StayAbsenceEnded.of({ stayId, absenceId }, { on: until }));
}

/** The citizen may be back on the date of the discharge, or later: then the stay's end is the absence's. */
export function endStayAbsence({ stayId, absenceId, on }: EndStayAbsence, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return objection;
  const stay = state.stays.stays.find((one) => one.stayId === stayId);
  const absence = stay?.absences.find((one) => one.absenceId === absenceId);
  if (!stay || absence?.until !== null) return refuse(STAY_6, 'not-absent', { stayId, absenceId });
  if (on < absence.from) return refuse(STAY_6, 'back-before-leaving', { on, since: absence.from });
  return accept(StayAbsenceEnded.of({ stayId, absenceId }, { on }));
}

/** Why a citizen is not in the place that is kept: away, or at a hospital. */
export interface AbsentTime extends Interval {
  readonly because: 'away' | 'admitted';
}

/**
 * The dates of a stay on which the citizen sleeps elsewhere while the place is kept, in order: absences, and hospital
 * admissions without anybody saying so (rule STAY-1). A time may stand in both.
 */
export function absentDuring(stay: Stay, { admissions: { admissions, diedOn } }: PathwayState): readonly AbsentTime[] {
  const away = stay.absences.map((one) => within(one, stay, 'away'));
  const admitted = admissions.flatMap((one) => intervalsOf(one, diedOn)).map((one) => within(one, stay, 'admitted'));
  return [...away, ...admitted]
    .filter(({ from, until }) => until === null || from < until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Why the citizen does not sleep in the place on a date; undefined where the citizen does, or has no stay. */
export function absentOn(stay: Stay, date: PlainDate, state: PathwayState): AbsentTime['because'] | undefined {
  return absentDuring(stay, state).findLast((one) => includes(one, date))?.because;
}

function within({ from, until }: Interval, stay: Interval, because: AbsentTime['because']): AbsentTime {
  const end = until === null ? stay.until : stay.until === null || until < stay.until ? until : stay.until;
  return { from: laterOf(from, stay.from), until: end, because };
}
