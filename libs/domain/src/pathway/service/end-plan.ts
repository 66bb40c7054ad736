import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDead, unlessOpen } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type CancelServiceEndPlan, type PlanServiceEnd } from './commands.js';
import { ServiceEndPlanCancelled, ServiceEndPlanned } from './events.js';
import { SVC_2, SVC_6 } from './rules.js';
import { openService } from './state.js';

/** Rule SVC-6. */
export function planServiceEnd({ serviceId, date }: PlanServiceEnd, state: PathwayState, { today }: Circumstances): Decision<PathwayEvent> {
  const objection = unlessOpen(state) ?? ifDead(state);
  if (objection) return objection;
  const service = openService(state.services, serviceId);
  if (!service) return refuse(SVC_2, 'service-not-open', { serviceId });
  if (date < service.from) return refuse(SVC_2, 'before-service-started', { date, startedOn: service.from });
  return service.plannedEnd === date ? accept() : accept(ServiceEndPlanned.of({ serviceId, date }, { on: today }));
}

/** Rule SVC-6. */
export function cancelServiceEndPlan(
  { serviceId }: CancelServiceEndPlan,
  state: PathwayState,
  { today }: Circumstances,
): Decision<PathwayEvent> {
  const objection = unlessOpen(state);
  if (objection) return objection;
  const service = openService(state.services, serviceId);
  if (!service) return refuse(SVC_2, 'service-not-open', { serviceId });
  if (service.plannedEnd === null) return refuse(SVC_6, 'no-end-planned', { serviceId });
  return accept(ServiceEndPlanCancelled.of({ serviceId, date: service.plannedEnd }, { on: today }));
}
