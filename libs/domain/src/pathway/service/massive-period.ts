import { accept, refuse, type Decision, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDead, unlessOpen } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type EndIntensiveSupport, type MoveIntensiveSupportEnd, type StepIntensiveSupport } from './commands.js';
import { IntensiveSupportEnded, IntensiveSupportEndMoved, IntensiveSupportStepped } from './events.js';
import { ifImpossible } from './ground.js';
import { massiveHoursOn } from './on-date.js';
import { SVC_2, SVC_8 } from './rules.js';
import { serviceGivenOn } from './run.js';
import { type IntensivePeriod, openService } from './state.js';

/** Turns the support up or down at once (rule SVC-8). */
export function stepIntensiveSupport(asked: StepIntensiveSupport, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { serviceId, on, hoursPerWeek } = asked;
  const running = serviceGivenOn(serviceId, on, state, now);
  if (running.objection) return running.objection;
  const { intensive } = running.service;
  const objection = unlessWithin(intensive, serviceId, on) ?? ifImpossible(hoursPerWeek);
  if (objection) return objection;
  if (massiveHoursOn(running.service, on) === hoursPerWeek) return accept();
  return accept(IntensiveSupportStepped.of({ serviceId, hoursPerWeek }, { on }));
}

/** Lets the period last longer or shorter, for example after a readmission (rule SVC-8). */
export function moveIntensiveSupportEnd(
  { serviceId, through: to, because }: MoveIntensiveSupportEnd,
  state: PathwayState,
  { today }: Circumstances,
): Decision<PathwayEvent> {
  const objection = unlessOpen(state) ?? ifDead(state);
  if (objection) return objection;
  const service = openService(state.services, serviceId);
  if (!service) return refuse(SVC_2, 'service-not-open', { serviceId });
  const { intensive } = service;
  if (!intensive || intensive.endedOn !== undefined) return refuse(SVC_8, 'no-massive-period', { serviceId });
  if (to < intensive.from) return refuse(SVC_8, 'ends-before-it-starts', { startedOn: intensive.from, through: to });
  if (to === intensive.through) return accept();
  return accept(IntensiveSupportEndMoved.of({ serviceId, from: intensive.through, to, because }, { on: today }));
}

/** Ends the period before its time (rule SVC-8). */
export function endIntensiveSupport({ serviceId, on }: EndIntensiveSupport, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const running = serviceGivenOn(serviceId, on, state, now);
  if (running.objection) return running.objection;
  return unlessWithin(running.service.intensive, serviceId, on) ?? accept(IntensiveSupportEnded.of({ serviceId }, { on }));
}

function unlessWithin(intensive: IntensivePeriod | undefined, serviceId: Uuid, on: IntensivePeriod['from']): Decision<never> | undefined {
  if (!intensive) return refuse(SVC_8, 'no-massive-period', { serviceId });
  const { from, through } = intensive;
  return on < from || through < on ? refuse(SVC_8, 'outside-massive-period', { on, from, through }) : undefined;
}
