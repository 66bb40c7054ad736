import { accept, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { basisOf } from '../../law/catalogue.js';
import { PathwayReopened } from '../case/events.js';
import { ifDead, ifInTheFuture, ifTaken, unlessRegistered } from '../case/guard.js';
import { PATH_1 } from '../case/rules.js';
import { currentPeriod, type CaseState } from '../case/state.js';
import { type PathwayEvent } from '../events.js';
import { supersedeKlippekort } from '../klippekort/supersede.js';
import { unlessActingAuthority } from '../responsibility/guard.js';
import { type PathwayState } from '../state.js';
import { type RegisterVisitation } from './commands.js';
import { VisitationRegistered } from './events.js';
import { ifImpossible, sectionOn } from './ground.js';
import { VIS_2, VIS_4 } from './rules.js';

/** Grants a service or a stay; it supersedes the klippekort, and reopens a closed pathway (rules PATH-2, KLI-2). */
export function registerVisitation(asked: RegisterVisitation, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { visitationId, section: key, from, to, hoursPerWeek, decidedOn, goals } = asked;
  const objection =
    unlessRegistered(state) ??
    ifDead(state) ??
    ifTaken(visitationId, state.services.visitations.map((one) => one.visitationId)) ??
    ifImpossible(hoursPerWeek) ??
    (decidedOn === undefined ? undefined : ifInTheFuture(decidedOn, now));
  if (objection) return objection;
  const openedOn = state.case.periods[0]?.from;
  if (openedOn === undefined) return refuse(PATH_1, 'not-opened');
  if (from < openedOn) return refuse(PATH_1, 'before-opening', { on: from, openedOn });
  const notTheirs = unlessActingAuthority(state, now);
  if (notTheirs) return notTheirs;
  if (to !== null && to < from) return refuse(VIS_4, 'ends-before-it-begins', { from, to });
  const found = sectionOn(key, from);
  if (found.objection) return found.objection;
  if (found.section.needsVisitation === 'none') return refuse(VIS_2, 'takes-no-visitation', { section: key });

  const hours = hoursPerWeek === undefined ? {} : { hoursPerWeek };
  const personal = goals === undefined ? {} : { personal: { goals } };
  const decided = decidedOn === undefined ? {} : { decidedOn };
  const granted = VisitationRegistered.of(
    { visitationId, legalBasis: basisOf(found.section), from, to, ...hours, ...decided },
    { on: from, ...personal },
  );
  const on = reopeningDate(from, state.case, now.today);
  // Reopened by an inquiry, the pathway may still have a card in force.
  if (currentPeriod(state.case)) return accept<PathwayEvent>(granted, ...supersedeKlippekort({ visitationId }, on, state.klippekort));
  return accept<PathwayEvent>(
    PathwayReopened.of({ because: 'new-visitation' }, { on }),
    granted,
    ...supersedeKlippekort({ visitationId }, on, state.klippekort),
  );
}

/** The first date of the visitation, but not before the closing or the opening, and not ahead of today (rule PATH-2). */
function reopeningDate(from: PlainDate, { periods }: CaseState, today: PlainDate): PlainDate {
  const last = periods.at(-1);
  const earliest = last?.until ?? last?.from;
  const on = from < today ? from : today;
  return earliest && earliest > on ? earliest : on;
}
