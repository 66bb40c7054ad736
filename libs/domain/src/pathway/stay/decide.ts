import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDead, ifDeadOn, ifTaken, unlessOpen, unlessOpenOn } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { groundOf } from '../service/ground.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { type CancelPlannedDischarge, type PlanDischarge, type RecordDischarge, type StartStay, type StayCommand } from './commands.js';
import { DischargeCancelled, DischargePlanned, DischargeRecorded, DischargeRescheduled, StayStarted } from './events.js';
import { DIS_1, STAY_1 } from './rules.js';
import { evolve, initial, openStay, overlappingStay, type StayState } from './state.js';

export const stays: PathwayTrack<StayCommand, StayState> = {
  initial,
  evolve,
  decide: {
    StartStay: startStay,
    PlanDischarge: planDischarge,
    CancelPlannedDischarge: cancelPlannedDischarge,
    RecordDischarge: recordDischarge,
  },
};

function startStay({ stayId, section, on, tilbudId }: StartStay, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection =
    unlessOpenOn(on, state, now) ?? ifDeadOn(on, state) ?? ifTaken(stayId, state.stays.stays.map((one) => one.stayId));
  if (objection) return objection;
  const basis = groundOf(section, 'stay', on, state.services);
  if (basis.objection) return basis.objection;
  const overlapping = overlappingStay(state.stays, on);
  if (overlapping) return refuse(STAY_1, 'overlaps-stay', { on, stayId: overlapping.stayId });
  const { legalBasis, ground } = basis;
  return accept(StayStarted.of({ stayId, legalBasis, ground, tilbudId }, { on }));
}

function planDischarge(asked: PlanDischarge, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
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
  if (plan.date === date && plan.destination === destination) return accept();
  const moved = { stayId, planId: plan.planId, from: plan.date, to: date, destination, causedBy };
  return accept(DischargeRescheduled.of(moved, decided));
}

function cancelPlannedDischarge(
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

function recordDischarge({ stayId, on, destination }: RecordDischarge, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  const stay = openStay(state.stays, stayId);
  if (!stay) return refuse(DIS_1, 'stay-not-open', { stayId });
  if (on < stay.from) return refuse(DIS_1, 'before-stay-started', { on, startedOn: stay.from });
  return accept(DischargeRecorded.of({ stayId, planId: stay.plan?.planId ?? null, destination }, { on }));
}
