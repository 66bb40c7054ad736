import { type TransitionCommand } from '#domain/pathway/transition/commands.js';
import { addDays, type Uuid } from '#kernel';
import { bostoette, marielund, municipality } from '../given-when-then/invented.js';
import * as ask from '../given-when-then/transition-commands.js';
import { type OfTrack } from './of-track.js';
import { type World } from './world.js';

const kinds = ['botilbud-to-own-home', 'botilbud-to-own-home', 'botilbud-to-own-home', 'hospital-to-botilbud', 'tilbud-to-tilbud'] as const;
const senders = [{ kind: 'tilbud', tilbudId: marielund }, { kind: 'tilbud', tilbudId: marielund }, { kind: 'hospital' }] as const;
const receivers = [{ kind: 'tilbud', tilbudId: bostoette }, { kind: 'tilbud', tilbudId: bostoette }, { kind: 'municipality', code: municipality }] as const;

const transitionId = ({ state, oneThereIs }: World): Uuid => oneThereIs(state.transitions.transitions.map((one) => one.transitionId));

export const transitionCommands: OfTrack<TransitionCommand> = {
  PlanTransition: ({ fresh, on, then, pick }) =>
    ask.planTransition({
      transitionId: fresh('transition'),
      on,
      plannedDate: then,
      kind: pick(1, kinds),
      sender: pick(2, senders),
      receiver: pick(3, receivers),
    }),
  RescheduleTransition: (world) => ask.rescheduleTransition({ transitionId: transitionId(world), on: world.on, plannedDate: world.then }),
  HoldHandoverMeeting: (world) => ask.holdHandoverMeeting({ transitionId: transitionId(world), on: world.on }),
  OfferHandover: (world) => ask.offerHandover({ transitionId: transitionId(world), on: world.on }),
  MoveToOwnHome: (world) => {
    const { state, step, on, then, fresh, oneThereIs, pick } = world;
    const [, what = 0, who = 0] = step.choices;
    return ask.moveToOwnHome({
      transitionId: pick(3, [fresh('transition'), fresh('transition'), transitionId(world)]),
      stayId: oneThereIs(state.stays.stays.map((one) => one.stayId)),
      serviceId: fresh('service'),
      on,
      hoursPerWeek: step.hours,
      intensive: { through: then, hoursPerWeek: 20, steps: [{ from: addDays(on, 1 + what), hoursPerWeek: 9 + who }] },
      ...pick(4, [{}, {}, {}, { knownWorkers: [] }]),
    });
  },
  AcceptHandover: (world) => ask.acceptHandover({ transitionId: transitionId(world), on: world.on }),
  DeclineHandover: (world) => ask.declineHandover({ transitionId: transitionId(world), on: world.on }),
  CompleteTransition: (world) => ask.completeTransition({ transitionId: transitionId(world), on: world.on }),
  BreakOffTransition: (world) => ask.breakOffTransition({ transitionId: transitionId(world), on: world.on }),
};
