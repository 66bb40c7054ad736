import { describe, expect, it } from '@jest/globals';
import { accept, event, fold, plainDate, type DomainEvent } from '#kernel';
import { compose } from './compose.js';

type Command = { readonly type: 'Add' } | { readonly type: 'Ring' };
interface Whole {
  readonly count: number;
  readonly bell: string;
}
const Added = event('Added', 1, {});
const Rung = event('Rung', 1, {});
const on = plainDate('2026-01-01');

const counting = {
  initial: 0,
  evolve: (count: number, { type }: DomainEvent) => (type === 'Added' ? count + 1 : count),
  decide: { Add: () => accept<DomainEvent>(Added.of({}, { on }), Rung.of({}, { on })) },
};
const ringing = {
  initial: '',
  evolve: (bell: string, { type }: DomainEvent) => (type === 'Rung' ? `${bell}ring` : bell),
  decide: { Ring: (_: Command, { count }: Whole) => accept<DomainEvent>(...Array.from({ length: count }, () => Rung.of({}, { on }))) },
};

describe('a decider of tracks', () => {
  const both = compose<Command, DomainEvent, Whole, null>()({ count: counting, bell: ringing });
  const decided = (command: Command, state: Whole) => {
    const decision = both.decide(command, state, null);
    return decision.accepted ? decision.events : [];
  };

  it('offers each event to every track', () =>
    expect(fold(both, decided({ type: 'Add' }, both.initial))).toEqual({ count: 1, bell: 'ring' }));
  it('decides each command on the whole of the state', () =>
    expect(decided({ type: 'Ring' }, { count: 2, bell: '' }).map(({ type }) => type)).toEqual(['Rung', 'Rung']));
  it('is refused by the compiler when a command is decided by none, or twice', () => {
    const composing = compose<Command, DomainEvent, Whole, null>();
    // @ts-expect-error Ring is decided by none
    composing({ count: counting, bell: { ...ringing, decide: {} } });
    // @ts-expect-error Add is decided twice
    composing({ count: counting, bell: { ...ringing, decide: { ...ringing.decide, ...counting.decide } } });
    expect(both.initial).toEqual({ count: 0, bell: '' });
  });
});
