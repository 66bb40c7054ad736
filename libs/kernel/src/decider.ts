import { type Recorded } from './envelope.js';
import { type DomainEvent } from './event.js';
import { type Decision } from './rule.js';

/**
 * A decision-maker without I/O, clock or chance (after Chassaing's decider): what is asked, what is known and the
 * circumstances give what happens; what happens gives what is known.
 */
export interface Decider<Command, Event extends DomainEvent, State, Circumstances = unknown> {
  readonly initial: State;
  readonly decide: (command: Command, state: State, circumstances: Circumstances) => Decision<Event>;
  readonly evolve: (state: State, event: Event) => State;
}

/** A decision-maker for what is asked of entries themselves, where the state that they lead to is not enough. */
export interface Judge<Command, Event extends DomainEvent, Circumstances = unknown> {
  /** @param recorded the whole stream, in the order of recording, with nothing corrected yet */
  readonly judge: (command: Command, recorded: readonly Recorded<Event>[], circumstances: Circumstances) => Decision<Event>;
}

/** The state that a history leads to. */
export function fold<Event extends DomainEvent, State>(
  { initial, evolve }: Pick<Decider<never, Event, State>, 'initial' | 'evolve'>,
  history: Iterable<Event>,
): State {
  let state = initial;
  for (const event of history) state = evolve(state, event);
  return state;
}

/**
 * Orders a history as it holds in the world: by effective date, and on one date in the order of recording. What was
 * recorded late thereby stands where it belongs.
 */
export function inEffectiveOrder<Event extends DomainEvent>(recorded: readonly Event[]): readonly Event[] {
  let ordered = true;
  for (let i = 1; i < recorded.length && ordered; i++) ordered = recorded[i - 1]!.effective <= recorded[i]!.effective;
  if (ordered) return recorded;
  return [...recorded].sort((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0));
}
