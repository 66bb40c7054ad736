import { accept, laterOf, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDeadOn, ifTaken, unlessOpenOn, type Objection } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { KnownWorkerAssigned } from '../people/events.js';
import { knownWorkersOn, knows } from '../people/state.js';
import { IntensiveSupportStarted, ServiceStarted } from '../service/events.js';
import { groundOf, ifImpossible } from '../service/ground.js';
import { SVC_1 } from '../service/rules.js';
import { overlappingService } from '../service/state.js';
import { type PathwayState } from '../state.js';
import { concludesAt } from '../stay/assessment.js';
import { DischargeRecorded } from '../stay/events.js';
import { openStay } from '../stay/state.js';
import { type MoveToOwnHome } from './commands.js';
import { HandoverOffered, TransitionCompleted, type Party } from './events.js';
import { sameParty } from './parties.js';
import { ifBeforeAnswer } from './prepare.js';
import { TRA_1 } from './rules.js';
import { acceptedOn, findTransition, type Transition } from './state.js';

const kind = 'botilbud-to-own-home';

/** Rule TRA-1. */
export function moveToOwnHome(asked: MoveToOwnHome, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { on, stayId, serviceId, transitionId, tilbudId, hoursPerWeek } = asked;
  const objection =
    unlessOpenOn(on, state, now) ??
    ifDeadOn(on, state) ??
    ifTaken(transitionId, state.transitions.transitions.filter((one) => one.moved ?? one.ended).map((one) => one.transitionId)) ??
    ifTaken(serviceId, state.services.services.map((one) => one.serviceId));
  if (objection) return objection;

  const stay = openStay(state.stays, stayId);
  if (!stay) return refuse(TRA_1, 'stay-not-open', { stayId });
  if (stay.section !== 'SEL-107') return refuse(TRA_1, 'not-a-107-stay', { section: stay.section });
  if (on < stay.from) return refuse(TRA_1, 'before-stay-started', { on, startedOn: stay.from });

  const basis = groundOf('SEL-85', 'service', on, state.services);
  if (basis.objection) return basis.objection;
  const overlapping = overlappingService(state.services, 'SEL-85', on);
  if (overlapping) return refuse(SVC_1, 'overlaps-service', { on, serviceId: overlapping.serviceId });

  const sender: Party = { kind: 'tilbud', tilbudId: stay.tilbudId };
  const receiver: Party = { kind: 'tilbud', tilbudId };
  const planned = findTransition(state.transitions, transitionId);
  const unsound =
    unlessKnownOnBothSides(asked, stay.tilbudId, state) ??
    unlessSteppingDown(asked) ??
    unlessBetween(sender, receiver, planned) ??
    ifDeclinedSince(on, planned);
  if (unsound) return unsound;
  const conclusion = concludesAt(stay, { on });
  if (!conclusion.accepted) return conclusion;

  const { legalBasis, ground } = basis;
  const { through, hoursPerWeek: massiveHours, steps } = asked.intensive;
  return accept<PathwayEvent>(
    DischargeRecorded.of({ stayId, planId: stay.plan?.planId ?? null, destination: 'own-home-with-support' }, { on }),
    ServiceStarted.of({ serviceId, legalBasis, ground, tilbudId, hoursPerWeek }, { on }),
    IntensiveSupportStarted.of({ serviceId, through, hoursPerWeek: massiveHours, steps: steps.map((step) => ({ ...step })) }, { on }),
    ...newlyKnown(asked, state).map((worker) => KnownWorkerAssigned.of(worker, { on })),
    handedOver({ transitionId, kind, sender, receiver, stayId, serviceId }, planned && acceptedOn(planned), on),
  );
}

/** The offer that comes with the move; what was accepted before is completed by it. */
function handedOver(offer: Parameters<typeof HandoverOffered.of>[0], accepted: PlainDate | undefined, on: PlainDate): PathwayEvent {
  if (accepted === undefined) return HandoverOffered.of(offer, { on });
  const { transitionId, stayId, serviceId } = offer;
  return TransitionCompleted.of({ transitionId, stayId, serviceId }, { on: laterOf(on, accepted) });
}

/** A transition that was planned is the one that is carried out. */
function unlessBetween(sender: Party, receiver: Party, planned: Transition | undefined): Objection {
  if (!planned) return undefined;
  const fits = planned.kind === kind && sameParty(planned.sender, sender) && sameParty(planned.receiver, receiver);
  return fits ? undefined : refuse(TRA_1, 'transition-does-not-fit', { transitionId: planned.transitionId, kind: planned.kind });
}

/** Whoever has declined since was not asked anew on the date: the offer that comes with the move is no earlier (rule TRA-3). */
function ifDeclinedSince(on: PlainDate, planned: Transition | undefined): Objection {
  const declined = planned?.offers.at(-1)?.answer?.is === 'declined';
  return planned && declined ? ifBeforeAnswer(planned, on) : undefined;
}

/** The workers named who are not known yet, each once. */
function newlyKnown({ on, knownWorkers }: MoveToOwnHome, { people }: PathwayState): MoveToOwnHome['knownWorkers'] {
  return knownWorkers
    .filter((worker) => !knows(people, worker, on))
    .filter((worker, at, all) => all.findIndex((one) => one.workerId === worker.workerId && one.tilbudId === worker.tilbudId) === at)
    .map(({ workerId, tilbudId }) => ({ workerId, tilbudId }));
}

function unlessKnownOnBothSides({ on, knownWorkers, tilbudId }: MoveToOwnHome, sender: string, { people }: PathwayState): Objection {
  const known = [...knownWorkersOn(people, on), ...knownWorkers];
  const hasWorkerOf = (id: string) => known.some((one) => one.tilbudId === id);
  if (!hasWorkerOf(sender)) return refuse(TRA_1, 'no-known-worker-of-sender', { tilbudId: sender });
  if (!hasWorkerOf(tilbudId)) return refuse(TRA_1, 'no-known-worker-of-receiver', { tilbudId });
  return undefined;
}

/** Rising dates within the period, falling hours, each possible in a week. */
function unlessSteppingDown({ on, hoursPerWeek, intensive }: MoveToOwnHome): Objection {
  const { through, steps } = intensive;
  const hours = [hoursPerWeek, intensive.hoursPerWeek, ...steps.map((step) => step.hoursPerWeek)];
  const impossible = hours.map(ifImpossible).find((one) => one !== undefined);
  if (impossible) return impossible;
  if (through < on) return refuse(TRA_1, 'period-ends-before-it-starts', { on, through });
  let before: MoveToOwnHome['intensive']['steps'][number] = { from: on, hoursPerWeek: intensive.hoursPerWeek };
  for (const step of steps) {
    if (step.from <= on || through < step.from) return refuse(TRA_1, 'step-outside-period', { from: step.from, on, through });
    if (step.from <= before.from) return refuse(TRA_1, 'dates-not-rising', { from: step.from });
    if (step.hoursPerWeek >= before.hoursPerWeek) return refuse(TRA_1, 'hours-not-falling', { from: step.from });
    before = step;
  }
  return undefined;
}
