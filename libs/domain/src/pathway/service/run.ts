import { accept, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDeadOn, unlessOpenOn } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type ChangeServiceHours, type PauseService, type ResumeService } from './commands.js';
import { ServiceHoursChanged, ServicePaused, ServiceResumed } from './events.js';
import { ifImpossible } from './ground.js';
import { ordinaryHoursOn } from './on-date.js';
import { SVC_2, SVC_4 } from './rules.js';
import { type Service } from './state.js';

type Running = { readonly objection: Decision<never> } | { readonly objection?: undefined; readonly service: Service };

/** The service that is given on a date, recorded late or not; or why there is none (rule SVC-2). */
export function serviceGivenOn(serviceId: Uuid, on: PlainDate, state: PathwayState, now: Circumstances): Running {
  const objection = unlessOpenOn(on, state, now) ?? ifDeadOn(on, state);
  if (objection) return { objection };
  const service = state.services.services.find((one) => one.serviceId === serviceId && one.annulled === undefined);
  if (!service || (service.until !== null && service.until <= on)) return { objection: refuse(SVC_2, 'service-not-open', { serviceId }) };
  if (on < service.from) return { objection: refuse(SVC_2, 'before-service-started', { on, startedOn: service.from }) };
  return { service };
}

export function changeServiceHours(asked: ChangeServiceHours, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { serviceId, on, hoursPerWeek } = asked;
  const running = serviceGivenOn(serviceId, on, state, now);
  if (running.objection) return running.objection;
  const impossible = ifImpossible(hoursPerWeek);
  if (impossible) return impossible;
  if (ordinaryHoursOn(running.service, on) === hoursPerWeek) return accept();
  return accept(ServiceHoursChanged.of({ serviceId, hoursPerWeek }, { on }));
}

/** Rule SVC-4. */
export function pauseService({ serviceId, on, because }: PauseService, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const running = serviceGivenOn(serviceId, on, state, now);
  if (running.objection) return running.objection;
  const paused = running.service.pauses.find(({ until }) => until === null || on < until);
  if (paused) return refuse(SVC_4, 'paused-already', { on, pausedFrom: paused.from });
  return accept(ServicePaused.of({ serviceId, because }, { on }));
}

/** Rule SVC-4. */
export function resumeService({ serviceId, on }: ResumeService, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const running = serviceGivenOn(serviceId, on, state, now);
  if (running.objection) return running.objection;
  const paused = running.service.pauses.some(({ from, until }) => from <= on && until === null);
  if (!paused) return refuse(SVC_4, 'not-paused', { on });
  return accept(ServiceResumed.of({ serviceId }, { on }));
}
