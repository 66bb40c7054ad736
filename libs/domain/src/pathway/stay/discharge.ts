import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDead, ifTaken, unlessOpen, unlessOpenOn } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { concludesAt } from './assessment.js';
import { type CancelPlannedDischarge, type PlanDischarge, type RecordDischarge } from './commands.js';
import { DischargeCancelled, DischargeExpectationsChanged, DischargePlanned, DischargeRecorded, DischargeRescheduled } from './events.js';
import { DIS_1 } from './rules.js';
import { openStay } from './state.js';

/** Rule DIS-1. What is expected of whom is sealed, so that what was said before cannot be compared with it. */
export function planDischarge(asked: PlanDischarge, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { stayId, planId, date, destination, causedBy, expectations } = asked;
  const objection = unlessOpen(state) ?? ifDead(state);
  if (objection) return objection;
  const stay = openStay(state.stays, stayId);
  if (!stay) return refuse(DIS_1, 'stay-not-open', { stayId });
  if (date < stay.from) return refuse(DIS_1, 'before-stay-started', { date, startedOn: stay.from });

  const decided = { on: now.today, ...(expectations === undefined ? {} : { personal: { expectations } }) };
  const { plan } = stay;
  if (!plan) {
    const taken = ifTaken(planId, state.stays.planIds);
    return taken ?? accept(DischargePlanned.of({ stayId, planId, date, destination, causedBy }, decided));
  }
  if (plan.date === date && plan.destination === destination) {
    if (expectations === undefined) return accept();
    return accept(DischargeExpectationsChanged.of({ stayId, planId: plan.planId }, { on: now.today, personal: { expectations } }));
  }
  const moved = { stayId, planId: plan.planId, from: plan.date, to: date, destination, causedBy };
  return accept(DischargeRescheduled.of(moved, decided));
}

export function cancelPlannedDischarge(
  { stayId, causedBy }: CancelPlannedDischarge,
  state: PathwayState,
  { today }: Circumstances,
): Decision<PathwayEvent> {
  const objection = unlessOpen(state);
  if (objection) return objection;
  const stay = openStay(state.stays, stayId);
  if (!stay) return refuse(DIS_1, 'stay-not-open', { stayId });
  if (!stay.plan) return refuse(DIS_1, 'nothing-planned', { stayId });
  const { planId, date } = stay.plan;
  return accept(DischargeCancelled.of({ stayId, planId, date, causedBy }, { on: today }));
}

export function recordDischarge(asked: RecordDischarge, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { stayId, on, destination, brokenOff } = asked;
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  const stay = openStay(state.stays, stayId);
  if (!stay) return refuse(DIS_1, 'stay-not-open', { stayId });
  if (on < stay.from) return refuse(DIS_1, 'before-stay-started', { on, startedOn: stay.from });
  const conclusion = concludesAt(stay, { on, ...(brokenOff === undefined ? {} : { brokenOff }) });
  if (!conclusion.accepted) return conclusion;
  return accept<PathwayEvent>(
    ...conclusion.events,
    DischargeRecorded.of({ stayId, planId: stay.plan?.planId ?? null, destination }, { on }),
  );
}
