import { type Recorded } from './envelope.js';
import { type DomainEvent } from './event.js';
import { type PlainDate } from './plain-date.js';
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
  return byDate(recorded, ({ effective }) => effective);
}

/** The same of anything that has a date. What is in order already is given back as it is. */
export function byDate<Item>(items: readonly Item[], dateOf: (item: Item) => PlainDate): readonly Item[] {
  const ordered = items.every((item, at) => at === 0 || dateOf(items[at - 1]!) <= dateOf(item));
  if (ordered) return items;
  return [...items].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
}
