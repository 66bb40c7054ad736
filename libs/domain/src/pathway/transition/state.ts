import { type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { endedOn, type Interval } from '../interval.js';

/** Open from the offer until the receiver has taken over. */
export interface Transition extends Interval {
  readonly transitionId: Uuid;
  readonly senderTilbudId: Uuid;
  readonly receiverTilbudId: Uuid;
  readonly stayId: Uuid;
  readonly serviceId: Uuid;
}

export interface TransitionState {
  readonly transitions: readonly Transition[];
}

export const initial: TransitionState = { transitions: [] };

export function evolve(state: TransitionState, event: PathwayEvent): TransitionState {
  switch (event.type) {
    case 'HandoverOffered': {
      const { kind: _kind, ...offered } = event.data;
      return { transitions: [...state.transitions, { ...offered, from: event.effective, until: null }] };
    }
    case 'TransitionCompleted': {
      const { transitionId } = event.data;
      return {
        transitions: state.transitions.map((one) => (one.transitionId === transitionId ? endedOn(one, event.effective) : one)),
      };
    }
    default:
      return state;
  }
}
