import { type Party } from '#domain/pathway/transition/events.js';
import { ownerOn, stageOf, type Stage, type Transition } from '#domain/pathway/transition/state.js';
import { type PlainDate } from '#kernel';

/** A transition, how far it has come, and who has the responsibility on a date. */
export interface TransitionResource extends Transition {
  readonly stage: Stage;
  readonly owner: Party;
}

export function transitionResource(transition: Transition, asOf: PlainDate): TransitionResource {
  return { ...transition, stage: stageOf(transition), owner: ownerOn(transition, asOf) };
}
