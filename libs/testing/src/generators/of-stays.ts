import { type SectionKey } from '#domain';
import { type StayCommand } from '#domain/pathway/stay/commands.js';
import { addDays, type Uuid } from '#kernel';
import { marielund, named } from '../given-when-then/invented.js';
import * as ask from '../given-when-then/stay-commands.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

/** What a place is asked for under; now and then under a section that gives none. */
const sections: readonly SectionKey[] = ['SEL-107', 'SEL-107', 'SEL-107', 'SEL-107', 'SEL-107', 'SEL-107', 'SEL-82c', 'SEL-110', 'SEL-108', 'SEL-85', 'SEL-107', 'SEL-0'];
const destinations = ['own-home', 'other-botilbud', 'hospital'] as const;
const causes = ['municipality', 'botilbud', 'region', 'citizen'] as const;

const stayId = ({ state, oneThereIs }: World): Uuid => oneThereIs(state.stays.stays.map((one) => one.stayId));
const requestId = ({ state, oneThereIs }: World): Uuid => oneThereIs(state.stays.requests.map((one) => one.requestId));
const brokenOff = ({ pick }: World) => pick(1, [{}, {}, { brokenOff: { reason: 'citizen-left' } }] as const);

/** What every start says: now and then that the stay is over, or that it answers a request. */
function taking(world: World) {
  const { fresh, on, then, pick } = world;
  const ended = { ended: { on: then, destination: pick(3, destinations), ...brokenOff(world) } };
  return {
    stayId: fresh('stay'),
    on,
    tilbudId: marielund,
    ...pick(2, [{}, {}, {}, {}, ended, { requestId: requestId(world) }]),
    ...pick(4, [{}, {}, { reservationId: named('reservation'), placeId: named('place') }, { overOccupied: true as const }]),
  };
}

export const stayCommands: OfTrack<StayCommand> = {
  RequestStay: ({ fresh, on, then, pick }) =>
    ask.requestStay({ requestId: fresh('request'), on, wantedFrom: then, section: pick(1, sections), assessment: pick(2, [false, true]) }),
  WithdrawStayRequest: (world) => ask.withdrawStayRequest({ requestId: requestId(world), on: world.on }),
  StartStay: (world) => ask.startStay({ ...taking(world), section: world.pick(1, sections) }),
  StartAcuteStay: (world) => ask.startAcuteStay(taking(world)),
  StartAssessmentStay: (world) => ask.startAssessmentStay({ ...taking(world), section: world.pick(1, sections) }),
  DeliverAssessmentPlan: (world) => ask.deliverAssessmentPlan({ stayId: stayId(world), on: world.on }),
  BreakOffAssessment: (world) => ask.breakOffAssessment({ stayId: stayId(world), on: world.on }),
  StartStayAbsence: (world) =>
    ask.startStayAbsence({
      stayId: stayId(world),
      absenceId: world.fresh('absence'),
      on: world.on,
      ...world.pick(3, [{}, { until: addDays(world.on, world.step.reach % 5) }]),
    }),
  EndStayAbsence: (world) => {
    const id = stayId(world);
    const absences = world.state.stays.stays.find((one) => one.stayId === id)?.absences ?? [];
    return ask.endStayAbsence({ stayId: id, absenceId: world.oneThereIs(absences.map((one) => one.absenceId)), on: world.on });
  },
  ExtendAcuteStay: (world) => ask.extendAcuteStay({ stayId: stayId(world), on: world.on, through: world.then }),
  PlanDischarge: (world) =>
    ask.planDischarge({
      stayId: stayId(world),
      planId: world.fresh('plan'),
      date: world.pick(2, [world.then, world.then, plannedNow(world)]),
      destination: world.pick(3, destinations),
      ...world.pick(2, [{}, {}, { expectations: 'An invented expectation', destination: 'own-home' as const }]),
    }),
  CancelPlannedDischarge: (world) => ask.cancelPlannedDischarge({ stayId: stayId(world), causedBy: world.pick(2, causes) }),
  RecordDischarge: (world) =>
    ask.recordDischarge({ stayId: stayId(world), on: world.on, destination: world.pick(3, destinations), ...brokenOff(world) }),
};

/** The date that is planned already, so that now and then only what is expected changes. */
function plannedNow(world: World) {
  const id = stayId(world);
  return world.state.stays.stays.find((one) => one.stayId === id)?.plan?.date ?? world.then;
}
