import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifInTheFuture, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { type AcceptHandover, type TransitionCommand } from './commands.js';
import { HandoverAccepted, TransitionCompleted } from './events.js';
import { moveToOwnHome } from './move-to-own-home.js';
import { TRA_2 } from './rules.js';
import { evolve, initial, type TransitionState } from './state.js';

export const transitions: PathwayTrack<TransitionCommand, TransitionState> = {
  initial,
  evolve,
  decide: { MoveToOwnHome: moveToOwnHome, AcceptHandover: acceptHandover },
};

/** Rule TRA-2. */
function acceptHandover({ transitionId, on }: AcceptHandover, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return objection;
  const transition = state.transitions.transitions.find((one) => one.transitionId === transitionId);
  if (!transition) return refuse(TRA_2, 'not-offered', { transitionId });
  const { receiverTilbudId, from, until } = transition;
  if (now.actor.unit !== receiverTilbudId && now.actor.role !== 'leder') return refuse(TRA_2, 'not-the-receiver', { receiverTilbudId });
  if (until !== null) return accept();
  if (on < from) return refuse(TRA_2, 'before-offered', { on, offeredOn: from });
  return accept<PathwayEvent>(HandoverAccepted.of({ transitionId }, { on }), TransitionCompleted.of({ transitionId }, { on }));
}
