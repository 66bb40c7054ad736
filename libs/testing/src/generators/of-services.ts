import { type SectionKey } from '#domain';
import { type ServiceCommand } from '#domain/pathway/service/commands.js';
import { type Service } from '#domain/pathway/service/state.js';
import { addDays, type Uuid } from '#kernel';
import * as visit from '../given-when-then/commands.js';
import { bostoette } from '../given-when-then/invented.js';
import * as ask from '../given-when-then/service-commands.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

/** What is asked for under which section; now and then under one that does not give it. */
const sections = {
  visitation: ['SEL-85', 'SEL-107', 'SEL-85', 'SEL-107', 'SEL-85', 'SEL-107', 'SEL-104', 'SEL-108', 'ABL-105', 'SEL-99', 'SEL-141', 'SEL-0'],
  service: ['SEL-85', 'SEL-85', 'SEL-85', 'SEL-85', 'SEL-85', 'SEL-82a', 'SEL-82b', 'SEL-104', 'SEL-99', 'SEL-103', 'SEL-107', 'SEL-0'],
} satisfies Record<string, readonly SectionKey[]>;

const serviceId = ({ state, oneThereIs }: World): Uuid =>
  oneThereIs(state.services.services.filter(({ until }) => until === null).map((one) => one.serviceId));
const visitationId = ({ state, oneThereIs }: World): Uuid => oneThereIs(state.services.visitations.map((one) => one.visitationId));
const waitingId = ({ state, oneThereIs }: World): Uuid =>
  oneThereIs(state.services.waiting.filter(({ until }) => until === null).map((one) => one.serviceId));
/** Of a service that runs and of which more holds, where there is any. */
const serviceIdWhere = (holds: (service: Service) => boolean) => (world: World): Uuid => {
  const such = world.state.services.services.filter((one) => one.until === null && holds(one));
  return such.length === 0 ? serviceId(world) : world.oneThereIs(such.map((one) => one.serviceId));
};
const massiveId = serviceIdWhere(({ intensive }) => intensive !== undefined);
const endingId = serviceIdWhere(({ plannedEnd }) => plannedEnd !== null);
const pausedId = serviceIdWhere(({ pauses }) => pauses.some(({ until }) => until === null));

export const serviceCommands: OfTrack<ServiceCommand> = {
  RegisterVisitation: ({ fresh, on, then, pick, step: { hours: hoursPerWeek } }) =>
    visit.registerVisitation({
      visitationId: fresh('visitation'),
      section: pick(1, sections.visitation),
      from: on,
      to: pick(3, [null, then]),
      ...pick(2, [{ hoursPerWeek }, {}, { decidedOn: addDays(on, -20) }]),
    }),
  ReviseVisitation: (world) =>
    ask.reviseVisitation({ visitationId: visitationId(world), on: world.on, to: world.pick(3, [null, world.then, addDays(world.on, 40)]) }),
  RevokeVisitation: (world) => ask.revokeVisitation({ visitationId: visitationId(world), on: world.on }),
  PutServiceOnWaitingList: ({ fresh, on, pick }) =>
    ask.putServiceOnWaitingList({ serviceId: fresh('service'), section: pick(1, sections.service), on }),
  StartService: (world) =>
    visit.startService({
      serviceId: world.pick(3, [world.fresh('service'), world.fresh('service'), waitingId(world)]),
      section: world.pick(1, sections.service),
      on: world.on,
      tilbudId: bostoette,
      hoursPerWeek: world.step.hours,
    }),
  ChangeServiceHours: (world) => ask.changeServiceHours({ serviceId: serviceId(world), on: world.on, hoursPerWeek: world.step.hours }),
  PauseService: (world) => ask.pauseService({ serviceId: serviceId(world), on: world.on }),
  ResumeService: (world) => ask.resumeService({ serviceId: pausedId(world), on: world.on }),
  PlanServiceEnd: (world) => ask.planServiceEnd({ serviceId: serviceId(world), date: world.then }),
  CancelServiceEndPlan: (world) => ask.cancelServiceEndPlan({ serviceId: endingId(world) }),
  AnnulService: (world) => ask.annulService({ serviceId: world.pick(2, [serviceId(world), waitingId(world)]) }),
  EndService: (world) => visit.endService({ serviceId: serviceId(world), on: world.on }),
  StepIntensiveSupport: (world) => ask.stepIntensiveSupport({ serviceId: massiveId(world), on: world.on, hoursPerWeek: world.step.hours }),
  MoveIntensiveSupportEnd: (world) => ask.moveIntensiveSupportEnd({ serviceId: massiveId(world), through: world.then }),
  EndIntensiveSupport: (world) => ask.endIntensiveSupport({ serviceId: massiveId(world), on: world.on }),
};
