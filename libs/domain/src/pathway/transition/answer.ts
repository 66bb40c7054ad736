import { accept, laterOf, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifInTheFuture, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type AcceptHandover, type DeclineHandover } from './commands.js';
import { HandoverAccepted, HandoverDeclined, TransitionCompleted } from './events.js';
import { answersFor } from './parties.js';
import { TRA_2 } from './rules.js';
import { acceptedOn, findTransition, openOffer, type Offer, type Transition } from './state.js';

/** Rule TRA-2. Where the citizen has moved already, the transition is completed with it. */
export function acceptHandover(asked: AcceptHandover, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { transitionId, on } = asked;
  const asking = answering(asked, state, now);
  if (asking.objection) return asking.objection;
  const { transition, offer } = asking;
  if (acceptedOn(transition) !== undefined) return accept();
  if (!offer) return refuse(TRA_2, 'not-offered', { transitionId });
  if (on < offer.on) return refuse(TRA_2, 'before-offered', { on, offeredOn: offer.on });
  const accepted = HandoverAccepted.of({ transitionId }, { on });
  if (!transition.moved) return accept(accepted);
  return accept<PathwayEvent>(accepted, TransitionCompleted.of({ transitionId }, { on: laterOf(on, transition.moved.on) }));
}

/** Rule TRA-2. */
export function declineHandover(asked: DeclineHandover, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { transitionId, on, reason } = asked;
  const asking = answering(asked, state, now);
  if (asking.objection) return asking.objection;
  const { transition, offer } = asking;
  const accepted = acceptedOn(transition);
  if (accepted !== undefined) return refuse(TRA_2, 'accepted-already', { transitionId, acceptedOn: accepted });
  if (!offer) return refuse(TRA_2, 'not-offered', { transitionId });
  if (on < offer.on) return refuse(TRA_2, 'before-offered', { on, offeredOn: offer.on });
  return accept(HandoverDeclined.of({ transitionId, reason }, { on }));
}

type Answering =
  | { readonly objection?: undefined; readonly transition: Transition; readonly offer: Offer | undefined }
  | { readonly objection: Decision<never> };

/** What is asked of whom, and whether that is who answers. */
function answering({ transitionId, on }: AcceptHandover | DeclineHandover, state: PathwayState, now: Circumstances): Answering {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return { objection };
  const transition = findTransition(state.transitions, transitionId);
  if (!transition) return { objection: refuse(TRA_2, 'not-offered', { transitionId }) };
  if (!answersFor(now.actor, transition.receiver)) return { objection: refuse(TRA_2, 'not-the-receiver', { receiver: transition.receiver }) };
  return { transition, offer: transition.until === null ? openOffer(transition) : undefined };
}
