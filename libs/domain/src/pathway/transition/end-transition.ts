import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type BreakOffTransition, type CompleteTransition } from './commands.js';
import { TransitionBrokenOff, TransitionCompleted } from './events.js';
import { ifBeforeAnswer, openTransition } from './prepare.js';
import { TRA_3 } from './rules.js';
import { acceptedOn } from './state.js';

export function completeTransition({ transitionId, on }: CompleteTransition, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = openTransition(transitionId, on, state, now);
  if (found.objection) return found.objection;
  if (acceptedOn(found.transition) === undefined) return refuse(TRA_3, 'not-accepted', { transitionId });
  return ifBeforeAnswer(found.transition, on) ?? accept(TransitionCompleted.of({ transitionId }, { on }));
}

export function breakOffTransition({ transitionId, on, reason }: BreakOffTransition, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const found = openTransition(transitionId, on, state, now);
  if (found.objection) return found.objection;
  return ifBeforeAnswer(found.transition, on) ?? accept(TransitionBrokenOff.of({ transitionId, reason }, { on }));
}
