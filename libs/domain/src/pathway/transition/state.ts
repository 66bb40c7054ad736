import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { endedOn, type Interval } from '../interval.js';
import { type BreakOffReason, type DeclineReason, type Party, type TransitionEvent, type TransitionKind } from './events.js';

/** An offer to take over, and what the receiver said to it. */
export interface Offer {
  readonly on: PlainDate;
  readonly answer?: { readonly on: PlainDate; readonly is: 'accepted' | 'declined'; readonly reason?: DeclineReason };
}

/** Open from the planning, or the offer where it was not planned, until it is completed or broken off. */
export interface Transition extends Interval {
  readonly transitionId: Uuid;
  readonly kind: TransitionKind;
  readonly sender: Party;
  readonly receiver: Party;
  /** When the citizen is to move; null where it was offered without a plan. */
  readonly plannedDate: PlainDate | null;
  readonly meetings: readonly { readonly on: PlainDate; readonly participants: readonly Uuid[] }[];
  /** In order of date; only the last may be without an answer. */
  readonly offers: readonly Offer[];
  /** The stay that ended and the service that started, once the citizen has moved in one step (rule TRA-1). */
  readonly moved?: { readonly stayId: Uuid; readonly serviceId: Uuid; readonly on: PlainDate };
  /** How it ended. */
  readonly ended?: { readonly is: 'completed' } | { readonly is: 'broken-off'; readonly reason: BreakOffReason };
}

export interface TransitionState {
  readonly transitions: readonly Transition[];
}

export const initial: TransitionState = { transitions: [] };

export function evolve(state: TransitionState, event: PathwayEvent): TransitionState {
  switch (event.type) {
    case 'TransitionPlanned': {
      const { transitionId, plannedDate, ...parties } = event.data;
      const known = spokenOf(state, transitionId, event.effective, parties);
      return { transitions: known.transitions.map((one) => (one.transitionId === transitionId ? { ...one, plannedDate } : one)) };
    }
    case 'HandoverOffered': {
      const { transitionId, stayId: _stay, serviceId: _service, ...parties } = event.data;
      return change(spokenOf(state, transitionId, event.effective, parties), event);
    }
    case 'TransitionRescheduled':
    case 'HandoverMeetingHeld':
    case 'HandoverAccepted':
    case 'HandoverDeclined':
    case 'TransitionCompleted':
    case 'TransitionBrokenOff':
      return change(state, event);
    default:
      return state;
  }
}

/** The transition of an id, at whatever stage. */
export function findTransition({ transitions }: TransitionState, transitionId: Uuid): Transition | undefined {
  return transitions.find((one) => one.transitionId === transitionId);
}

/** The offer that the receiver has not answered. */
export function openOffer({ offers }: Pick<Transition, 'offers'>): Offer | undefined {
  const last = offers.at(-1);
  return last?.answer === undefined ? last : undefined;
}

/** Since when it is the receiver's; undefined while it stays the sender's. */
export function acceptedOn({ offers }: Pick<Transition, 'offers'>): PlainDate | undefined {
  return offers.find(({ answer }) => answer?.is === 'accepted')?.answer?.on;
}

/** Where a transition stands. */
export const stages = ['planned', 'meeting-held', 'offered', 'accepted', 'completed', 'broken-off'] as const;
export type Stage = (typeof stages)[number];

/** How far a transition has come, at the end of what is known. */
export function stageOf(transition: Transition): Stage {
  if (transition.ended) return transition.ended.is;
  if (acceptedOn(transition) !== undefined) return 'accepted';
  if (openOffer(transition)) return 'offered';
  return transition.meetings.length > 0 ? 'meeting-held' : 'planned';
}

/** Who has the responsibility on a date: the sender until the receiver has accepted (rule TRA-2). */
export function ownerOn(transition: Transition, date: PlainDate): Party {
  const accepted = acceptedOn(transition);
  return accepted !== undefined && accepted <= date ? transition.receiver : transition.sender;
}

/** With the transition among them: it begins with the first that is said of it, a plan or an offer. */
function spokenOf(state: TransitionState, transitionId: Uuid, from: PlainDate, parties: Pick<Transition, 'kind' | 'sender' | 'receiver'>): TransitionState {
  if (findTransition(state, transitionId)) return state;
  const begun: Transition = { transitionId, ...parties, plannedDate: null, meetings: [], offers: [], from, until: null };
  return { transitions: [...state.transitions, begun] };
}

type Later = Exclude<TransitionEvent, { readonly type: 'TransitionPlanned' }>;

function change(state: TransitionState, event: Later): TransitionState {
  const { transitionId } = event.data;
  return { transitions: state.transitions.map((one) => (one.transitionId === transitionId ? changed(one, event) : one)) };
}

function changed(transition: Transition, event: Later): Transition {
  const on = event.effective;
  switch (event.type) {
    case 'TransitionRescheduled':
      return { ...transition, plannedDate: event.data.to };
    case 'HandoverMeetingHeld':
      return { ...transition, meetings: [...transition.meetings, { on, participants: event.data.participants }] };
    case 'HandoverOffered': {
      const moved = withMove(transition, event);
      // An offer that comes with the move says that of a handover offered before: the receiver's time runs from the first.
      return openOffer(moved) || acceptedOn(moved) !== undefined ? moved : { ...moved, offers: [...moved.offers, { on }] };
    }
    case 'HandoverAccepted':
      return answered(transition, { on, is: 'accepted' });
    case 'HandoverDeclined':
      return answered(transition, { on, is: 'declined', reason: event.data.reason });
    case 'TransitionCompleted':
      return ended(withMove(transition, event), on, { is: 'completed' });
    case 'TransitionBrokenOff':
      return ended(transition, on, { is: 'broken-off', reason: event.data.reason });
  }
}

function withMove(transition: Transition, { data: { stayId, serviceId }, effective: on }: Extract<Later, { type: 'HandoverOffered' | 'TransitionCompleted' }>): Transition {
  return stayId !== undefined && serviceId !== undefined ? { ...transition, moved: { stayId, serviceId, on } } : transition;
}

function answered(transition: Transition, answer: NonNullable<Offer['answer']>): Transition {
  const open = openOffer(transition);
  return { ...transition, offers: transition.offers.map((one) => (one === open ? { ...one, answer } : one)) };
}

function ended(transition: Transition, on: PlainDate, how: NonNullable<Transition['ended']>): Transition {
  return transition.until === null ? { ...endedOn(transition, on), ended: how } : transition;
}
