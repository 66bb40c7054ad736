import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDeadOn, ifTaken, unlessOpenOn, type Objection } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { annulService } from './annul.js';
import { reviseVisitation, revokeVisitation } from './change-visitation.js';
import { type EndService, type PutServiceOnWaitingList, type ServiceCommand, type StartService } from './commands.js';
import { cancelServiceEndPlan, planServiceEnd } from './end-plan.js';
import { ServiceEnded, ServicePutOnWaitingList, ServiceStarted } from './events.js';
import { groundOf, ifImpossible } from './ground.js';
import { endIntensiveSupport, moveIntensiveSupportEnd, stepIntensiveSupport } from './massive-period.js';
import { registerVisitation } from './register-visitation.js';
import { SVC_1, SVC_2 } from './rules.js';
import { changeServiceHours, pauseService, resumeService } from './run.js';
import { evolve, initial, openService, overlappingService, type ServiceState } from './state.js';

export const services: PathwayTrack<ServiceCommand, ServiceState> = {
  initial,
  evolve,
  decide: {
    RegisterVisitation: registerVisitation,
    ReviseVisitation: reviseVisitation,
    RevokeVisitation: revokeVisitation,
    PutServiceOnWaitingList: putServiceOnWaitingList,
    StartService: startService,
    ChangeServiceHours: changeServiceHours,
    PauseService: pauseService,
    ResumeService: resumeService,
    PlanServiceEnd: planServiceEnd,
    CancelServiceEndPlan: cancelServiceEndPlan,
    AnnulService: annulService,
    EndService: endService,
    StepIntensiveSupport: stepIntensiveSupport,
    MoveIntensiveSupportEnd: moveIntensiveSupportEnd,
    EndIntensiveSupport: endIntensiveSupport,
  },
};

/** Rule SVC-5. */
function putServiceOnWaitingList(asked: PutServiceOnWaitingList, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { serviceId, section, on, tilbudId, because } = asked;
  const { services: started, waiting } = state.services;
  const objection =
    unlessOpenOn(on, state, now) ?? ifDeadOn(on, state) ?? ifTaken(serviceId, [...started, ...waiting].map((one) => one.serviceId));
  if (objection) return objection;
  const basis = groundOf(section, 'service', on, state.services);
  if (basis.objection) return basis.objection;
  const { legalBasis, ground } = basis;
  return accept(ServicePutOnWaitingList.of({ serviceId, legalBasis, ground, tilbudId, because }, { on }));
}

function startService(asked: StartService, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { serviceId, section, on, tilbudId, hoursPerWeek } = asked;
  const objection =
    unlessOpenOn(on, state, now) ?? ifDeadOn(on, state) ?? unlessNewOrWaiting(asked, state) ?? ifImpossible(hoursPerWeek);
  if (objection) return objection;
  const basis = groundOf(section, 'service', on, state.services);
  if (basis.objection) return basis.objection;
  const overlapping = section === 'SEL-85' ? overlappingService(state.services, section, on) : undefined;
  if (overlapping) return refuse(SVC_1, 'overlaps-service', { on, serviceId: overlapping.serviceId });
  const { legalBasis, ground } = basis;
  const hours = hoursPerWeek === undefined ? {} : { hoursPerWeek };
  return accept(ServiceStarted.of({ serviceId, legalBasis, ground, tilbudId, ...hours }, { on }));
}

/** A service that waits starts under its id; any other id names something else. */
function unlessNewOrWaiting({ serviceId, section }: StartService, { services }: PathwayState): Objection {
  const settled = services.waiting.filter((one) => one.until !== null || one.section !== section);
  return ifTaken(serviceId, [...services.services, ...settled].map((one) => one.serviceId));
}

function endService({ serviceId, on, reason }: EndService, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  const service = openService(state.services, serviceId);
  if (!service) return refuse(SVC_2, 'service-not-open', { serviceId });
  if (on < service.from) return refuse(SVC_2, 'before-service-started', { on, startedOn: service.from });
  return accept(ServiceEnded.of({ serviceId, reason }, { on }));
}
