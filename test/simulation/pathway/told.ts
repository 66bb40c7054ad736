import { type Fact, type Kind, type Of, type Saying } from './facts.js';

/**
 * A citizen's pathway as a child would keep it: a list of what was said, and a calendar that is looked through day by day.
 * Nothing here, or in the tracks, is clever, and nothing is shared with the code that it is held against.
 */
export class Told {
  /** What counts, in the order in which it was said. */
  readonly asSaid: readonly Fact[];
  /** What counts, in the order of the days, and on one day in the order in which it was said. */
  readonly facts: readonly Fact[];
  private readonly byKind = new Map<Kind, Fact[]>();
  private readonly read = new Map<string, unknown>();

  constructor(sayings: readonly Saying[]) {
    this.asSaid = sayings.flatMap(({ facts, counts }) => (counts ? facts : []));
    this.facts = this.asSaid.map((fact, at) => ({ fact, at })).sort((a, b) => a.fact.on - b.fact.on || a.at - b.at).map(({ fact }) => fact);
    for (const fact of this.facts) this.byKind.set(fact.is, [...(this.byKind.get(fact.is) ?? []), fact]);
  }

  all<Is extends Kind>(is: Is): readonly Of<Is>[] {
    return (this.byKind.get(is) ?? []) as unknown as readonly Of<Is>[];
  }

  /** A reading of all that is told, made once: nothing is told afterwards. */
  once<Reading>(of: string, make: () => Reading): Reading {
    if (!this.read.has(of)) this.read.set(of, make());
    return this.read.get(of) as Reading;
  }

  /** The last day that anything speaks of; nothing changes after it by itself, but that a count goes on. */
  get lastDay(): number {
    return this.once('last day', () => Math.max(...this.facts.flatMap(daysOf)));
  }

  /** All of a kind that speaks of something. */
  about<Is extends Kind>(is: Is, id: string): readonly Of<Is>[] {
    return this.all(is).filter(({ of }) => of?.includes(id));
  }

  /** What began on the day or before it, and has not ended by then. */
  going<Is extends 'moved-in' | 'support'>(begin: Is, day: number): readonly Of<Is>[] {
    return this.all(begin).filter((one: Of<'moved-in' | 'support'>) => one.on <= day && day < this.endOf(one));
  }

  /** The first day without a stay or a support; of two endings the first counts, and it is not over before it began. */
  endOf({ is, id, on }: Of<'moved-in' | 'support'>): number {
    const end = this.about(is === 'moved-in' ? 'left' : 'support-ended', id)[0];
    return end ? Math.max(end.on, on) : Infinity;
  }
}

/** The days that a fact speaks of. */
export function daysOf(fact: Fact): readonly number[] {
  return [fact.on, 'through' in fact ? fact.through : null, 'to' in fact ? fact.to : null, 'date' in fact ? fact.date : null].filter((day) => day !== null);
}
