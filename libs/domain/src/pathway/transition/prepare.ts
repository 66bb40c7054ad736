import { accept, laterOf, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessOpenOn, unlessRegistered, type Objection } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type HoldHandoverMeeting, type OfferHandover, type PlanTransition, type RescheduleTransition } from './commands.js';
import { HandoverMeetingHeld, HandoverOffered, TransitionPlanned, TransitionRescheduled } from './events.js';
import { unlessFitting } from './parties.js';
import { TRA_3 } from './rules.js';
import { acceptedOn, findTransition, openOffer, type Transition } from './state.js';

export function planTransition(asked: PlanTransition, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { transitionId, kind, sender, receiver, on, plannedDate } = asked;
  const objection =
    unlessOpenOn(on, state, now) ??
    ifDeadOn(on, state) ??
    ifTaken(transitionId, state.transitions.transitions.map((one) => one.transitionId)) ??
    unlessFitting(kind, sender, receiver);
  if (objection) return objection;
  return accept(TransitionPlanned.of({ transitionId, kind, sender: { ...sender }, receiver: { ...receiver }, plannedDate }, { on }));
}

export function rescheduleTransition({ transitionId, on, plannedDate }: RescheduleTransition, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = openTransition(transitionId, on, state, now);
  if (found.objection) return found.objection;
  const { plannedDate: from } = found.transition;
  if (from === plannedDate) return accept();
  return accept(TransitionRescheduled.of({ transitionId, from, to: plannedDate }, { on }));
}

export function holdHandoverMeeting({ transitionId, on, participants }: HoldHandoverMeeting, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = openTransition(transitionId, on, state, now);
  if (found.objection) return found.objection;
  if (participants.length === 0) return refuse(TRA_3, 'nobody-took-part', { transitionId });
  return accept(HandoverMeetingHeld.of({ transitionId, participants: [...new Set(participants)] }, { on }));
}

export function offerHandover({ transitionId, on }: OfferHandover, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = openTransition(transitionId, on, state, now);
  if (found.objection) return found.objection;
  const { transition } = found;
  const offer = openOffer(transition);
  if (offer) return refuse(TRA_3, 'offered-already', { transitionId, offeredOn: offer.on });
  const accepted = acceptedOn(transition);
  if (accepted !== undefined) return refuse(TRA_3, 'accepted-already', { transitionId, acceptedOn: accepted });
  const early = ifBeforeAnswer(transition, on) ?? ifDeadOn(on, state);
  if (early) return early;
  const { kind, sender, receiver } = transition;
  return accept(HandoverOffered.of({ transitionId, kind, sender, receiver }, { on }));
}

type Open = { readonly objection?: undefined; readonly transition: Transition } | { readonly objection: Decision<never> };

/** The transition, where it is open and had begun by a date that has come. */
export function openTransition(transitionId: Uuid, on: PlainDate, state: PathwayState, now: Circumstances): Open {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return { objection };
  const transition = findTransition(state.transitions, transitionId);
  if (transition?.until !== null) return { objection: refuse(TRA_3, 'not-open', { transitionId }) };
  if (on < transition.from) return { objection: tooEarly(on, transition.from) };
  return { transition };
}

/** Objects to a date before the receiver's last answer, or the last offer. */
export function ifBeforeAnswer({ offers, from }: Transition, on: PlainDate): Objection {
  const last = offers.reduce((date, offer) => laterOf(date, offer.answer?.on ?? offer.on), from);
  return on < last ? tooEarly(on, last) : undefined;
}

function tooEarly(on: PlainDate, stepBefore: PlainDate): Decision<never> {
  return refuse(TRA_3, 'before-the-step-before', { on, stepBefore });
}
