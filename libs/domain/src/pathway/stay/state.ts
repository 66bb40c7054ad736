import { type PlainDate, type Uuid } from '#kernel';
import { sectionKey, type SectionKey } from '../../law/legal-basis.js';
import { type PathwayEvent } from '../events.js';
import { endedOn, includes, overlap, type Interval } from '../interval.js';
import { type Ground } from '../service/events.js';
import { type Destination } from './events.js';

/** The date on which the citizen is expected to leave. */
export interface DischargePlan {
  readonly planId: Uuid;
  readonly date: PlainDate;
  readonly destination: Destination;
}

export interface Stay extends Interval {
  readonly stayId: Uuid;
  readonly section: SectionKey;
  readonly ground: Ground;
  readonly tilbudId: Uuid;
  /** The plan that holds; null when there is none. */
  readonly plan: DischargePlan | null;
  /** Where the citizen went; there once the discharge is recorded. */
  readonly destination?: Destination;
}

export interface StayState {
  readonly stays: readonly Stay[];
  /** Every id that a plan has had, cancelled ones too. */
  readonly planIds: readonly Uuid[];
}

export const initial: StayState = { stays: [], planIds: [] };

export function evolve(state: StayState, event: PathwayEvent): StayState {
  switch (event.type) {
    case 'StayStarted': {
      const { legalBasis, ...started } = event.data;
      const stay: Stay = { ...started, section: sectionKey(legalBasis), from: event.effective, until: null, plan: null };
      return { ...state, stays: [...state.stays, stay] };
    }
    case 'DischargePlanned': {
      const { stayId, ...plan } = event.data;
      return change({ ...state, planIds: [...state.planIds, plan.planId] }, stayId, (stay) => ({ ...stay, plan }));
    }
    case 'DischargeRescheduled': {
      const { stayId, planId, to: date, destination } = event.data;
      return change(state, stayId, (stay) => ({ ...stay, plan: { planId, date, destination } }));
    }
    case 'DischargeCancelled':
      return change(state, event.data.stayId, (stay) => ({ ...stay, plan: null }));
    case 'DischargeRecorded': {
      const { stayId, destination } = event.data;
      return change(state, stayId, (stay) => ({ ...endedOn(stay, event.effective), destination }));
    }
    default:
      return state;
  }
}

/** The stay, while it has no discharge. */
export function openStay({ stays }: StayState, stayId: Uuid): Stay | undefined {
  return stays.find((stay) => stay.stayId === stayId && stay.until === null);
}

/** Where the citizen stays on a date. */
export function stayOn({ stays }: StayState, date: PlainDate): Stay | undefined {
  return stays.find((stay) => includes(stay, date));
}

/** A stay that would share a date with one starting on `from` and running on. */
export function overlappingStay({ stays }: StayState, from: PlainDate): Stay | undefined {
  return stays.find((stay) => overlap(stay, { from, until: null }));
}

function change(state: StayState, id: Uuid, to: (stay: Stay) => Stay): StayState {
  return { ...state, stays: state.stays.map((stay) => (stay.stayId === id ? to(stay) : stay)) };
}
