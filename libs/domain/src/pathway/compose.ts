import { type Decider, type Decision, type DomainEvent } from '#kernel';

/** A small decider beside others: it keeps its own part of the state, and decides its own commands on the whole of it. */
export interface Track<Command extends { readonly type: string }, Event extends DomainEvent, Own, Whole, Circumstances> {
  readonly initial: Own;
  readonly evolve: (own: Own, event: Event) => Own;
  readonly decide: Decisions<Command, Event, Whole, Circumstances>;
}

/** For each type of command, how it is decided. */
export type Decisions<Command extends { readonly type: string }, Event extends DomainEvent, Whole, Circumstances> = {
  readonly [One in Command as One['type']]: (command: One, whole: Whole, circumstances: Circumstances) => Decision<Event>;
};

type Composed<Whole, Event extends DomainEvent> = {
  readonly [Name in keyof Whole]: {
    readonly initial: Whole[Name];
    readonly evolve: (own: Whole[Name], event: Event) => Whole[Name];
    readonly decide: object;
  };
};

type DecidedBy<Tracks> = { [Name in keyof Tracks]: Tracks[Name] extends { readonly decide: infer By } ? keyof By : never }[keyof Tracks];

/** What the compiler asks of the tracks: no command type is left out, and none is decided by two. */
type DecidesEach<Types, Tracks> = [Exclude<Types, DecidedBy<Tracks>>] extends [never]
  ? unknown
  : { readonly decidedByNone: Exclude<Types, DecidedBy<Tracks>> };
type DecidesOnce<Tracks> = [DecidedTwice<Tracks>] extends [never] ? unknown : { readonly decidedTwice: DecidedTwice<Tracks> };
type DecidedTwice<Tracks> = { [Name in keyof Tracks]: DecidedBy<Pick<Tracks, Name>> & DecidedBy<Omit<Tracks, Name>> }[keyof Tracks];

/**
 * Makes one decider of tracks: each command is decided by exactly one of them, which the compiler checks, and every
 * event is offered to all, so that what one track decides may change several.
 */
export function compose<Command extends { readonly type: string }, Event extends DomainEvent, Whole extends object, Circumstances>() {
  return <const Tracks extends Composed<Whole, Event>>(
    tracks: Tracks & DecidesEach<Command['type'], Tracks> & DecidesOnce<Tracks>,
  ): Decider<Command, Event, Whole, Circumstances> => {
    type Decide = (command: Command, whole: Whole, circumstances: Circumstances) => Decision<Event>;
    const all: Composed<Whole, Event> = tracks;
    const names = Object.keys(all) as (keyof Whole)[];
    const parts = <Part>(part: (name: keyof Whole) => Part) => Object.fromEntries(names.map((name) => [name, part(name)])) as Whole;
    const decisions = Object.assign({}, ...names.map((name) => all[name].decide)) as Record<Command['type'], Decide>;
    return {
      initial: parts((name) => all[name].initial),
      evolve: (whole, event) => {
        let next: Whole | undefined;
        for (const name of names) {
          const own = all[name].evolve(whole[name], event);
          // Most events change one track: the others, and the whole where none does, stay what they are.
          if (own !== whole[name]) (next ??= { ...whole })[name] = own;
        }
        return next ?? whole;
      },
      decide: (command, whole, circumstances) => decisions[command.type as Command['type']](command, whole, circumstances),
    };
  };
}
