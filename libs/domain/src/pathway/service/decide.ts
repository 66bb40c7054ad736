import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDeadOn, ifTaken, unlessOpenOn } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { type EndService, type ServiceCommand, type StartService } from './commands.js';
import { ServiceEnded, ServiceStarted } from './events.js';
import { groundOf, ifImpossible } from './ground.js';
import { registerVisitation } from './register-visitation.js';
import { SVC_1, SVC_2 } from './rules.js';
import { evolve, initial, overlappingService, type ServiceState } from './state.js';

export const services: PathwayTrack<ServiceCommand, ServiceState> = {
  initial,
  evolve,
  decide: { RegisterVisitation: registerVisitation, StartService: startService, EndService: endService },
};

function startService(asked: StartService, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { serviceId, section, on, tilbudId, hoursPerWeek } = asked;
  const objection =
    unlessOpenOn(on, state, now) ??
    ifDeadOn(on, state) ??
    ifTaken(serviceId, state.services.services.map((one) => one.serviceId)) ??
    ifImpossible(hoursPerWeek);
  if (objection) return objection;
  const basis = groundOf(section, 'service', on, state.services);
  if (basis.objection) return basis.objection;
  const overlapping = section === 'SEL-85' ? overlappingService(state.services, section, on) : undefined;
  if (overlapping) return refuse(SVC_1, 'overlaps-service', { on, serviceId: overlapping.serviceId });
  const { legalBasis, ground } = basis;
  const hours = hoursPerWeek === undefined ? {} : { hoursPerWeek };
  return accept(ServiceStarted.of({ serviceId, legalBasis, ground, tilbudId, ...hours }, { on }));
}

function endService({ serviceId, on, reason }: EndService, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  const service = state.services.services.find((one) => one.serviceId === serviceId && one.until === null);
  if (!service) return refuse(SVC_2, 'service-not-open', { serviceId });
  if (on < service.from) return refuse(SVC_2, 'before-service-started', { on, startedOn: service.from });
  return accept(ServiceEnded.of({ serviceId, reason }, { on }));
}
