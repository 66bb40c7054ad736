import { accept, type Decider, type DomainEvent } from '#kernel';

/** What a row asks, in the light of what stands already. */
export type Asked<State, Command> = (state: State) => readonly Command[];

/** Decides what a row asks as one: each command on what the ones before it made happen, and all of it happens or nothing. */
export function allOrNothing<Command, Event extends DomainEvent, State, Circumstances>(
  { initial, evolve, decide }: Decider<Command, Event, State, Circumstances>,
): Decider<Asked<State, Command>, Event, State, Circumstances> {
  return {
    initial,
    evolve,
    decide(asked, state, circumstances) {
      const events: Event[] = [];
      let after = state;
      for (const command of asked(state)) {
        const decision = decide(command, after, circumstances);
        if (!decision.accepted) return decision;
        events.push(...decision.events);
        after = decision.events.reduce(evolve, after);
      }
      return accept(...events);
    },
  };
}
