import { type Actor, type Uuid } from '#kernel';

/** Who handed a message in, and the id that goes with all that follows from it. */
export interface Handover {
  readonly actor: Actor;
  readonly correlationId: Uuid;
}
