import { accept, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifInTheFuture, unlessOpenOn, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type BreakOffAssessment, type BrokenOff, type DeliverAssessmentPlan } from './commands.js';
import { AssessmentBrokenOff, AssessmentPlanDelivered } from './events.js';
import { STAY_5 } from './rules.js';
import { openStay, type AssessmentOutcome, type Stay } from './state.js';

type Assessed = Pick<Stay, 'stayId' | 'kind' | 'from' | 'outcomes'>;

/** How an assessment came out, by what was recorded last for the latest date; undefined while it is under way. */
export function outcomeOf({ outcomes }: Pick<Stay, 'outcomes'>): AssessmentOutcome | undefined {
  return outcomes.at(-1);
}

/** The plan may come after the citizen has left, where nothing else was recorded then. */
export function deliverAssessmentPlan({ stayId, on, plan }: DeliverAssessmentPlan, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return objection;
  const stay = state.stays.stays.find((one) => one.stayId === stayId && one.kind === 'assessment');
  if (!stay) return refuse(STAY_5, 'no-assessment-stay', { stayId });
  return delivering(stay, on, plan);
}

export function breakOffAssessment({ stayId, on, reason, note }: BreakOffAssessment, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  const stay = openStay(state.stays, stayId);
  if (stay?.kind !== 'assessment') return refuse(STAY_5, 'no-assessment-stay', { stayId });
  return breakingOff(stay, on, { reason, ...(note === undefined ? {} : { note }) });
}

/** How a stay says at its discharge what became of its assessment. */
export interface Conclusion {
  /** The date of discharge. */
  readonly on: PlainDate;
  readonly brokenOff?: BrokenOff;
  /** Where the plan is told of together with the whole stay. */
  readonly planDeliveredOn?: PlainDate;
}

/** What a discharge says of the assessment beside it: nothing for another stay, or where it is said already (rule STAY-5). */
export function concludesAt(stay: Assessed, { on, brokenOff, planDeliveredOn }: Conclusion): Decision<PathwayEvent> {
  if (stay.kind !== 'assessment') {
    return brokenOff || planDeliveredOn !== undefined ? refuse(STAY_5, 'nothing-to-break-off', { stayId: stay.stayId }) : accept();
  }
  if (planDeliveredOn !== undefined) return delivering(stay, planDeliveredOn);
  if (brokenOff) return breakingOff(stay, on, brokenOff);
  return outcomeOf(stay) ? accept() : refuse(STAY_5, 'neither-plan-nor-reason', { stayId: stay.stayId });
}

function delivering(stay: Assessed, on: PlainDate, plan?: string): Decision<PathwayEvent> {
  const { stayId } = stay;
  return undecided(stay, on) ?? accept(AssessmentPlanDelivered.of({ stayId }, { on, ...(plan === undefined ? {} : { personal: { plan } }) }));
}

function breakingOff(stay: Assessed, on: PlainDate, { reason, note }: BrokenOff): Decision<PathwayEvent> {
  const { stayId } = stay;
  return undecided(stay, on) ?? accept(AssessmentBrokenOff.of({ stayId, reason }, { on, ...(note === undefined ? {} : { personal: { note } }) }));
}

function undecided(stay: Assessed, on: PlainDate): Decision<never> | undefined {
  if (on < stay.from) return refuse(STAY_5, 'before-stay-started', { on, startedOn: stay.from });
  const outcome = outcomeOf(stay);
  if (!outcome) return undefined;
  return refuse(STAY_5, outcome.is === 'plan-delivered' ? 'delivered-already' : 'broken-off-already', { stayId: stay.stayId });
}
