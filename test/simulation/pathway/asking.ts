import { type PathwayCommand } from '#domain';
import { type Actor, type PlainDate } from '#kernel';
import { type Fact, type Saying } from './facts.js';
import { type Told } from './told.js';

/** What is known when something is asked. */
export interface Asking {
  readonly sayings: readonly Saying[];
  readonly told: Told;
  readonly today: number;
  /** The day that is asked for. */
  readonly on: number;
  /** A number to choose with. */
  readonly pick: number;
  /** Which ask it is, for ids. */
  readonly at: number;
}

/** What the reference expects: what is then told, nothing new, or a no. */
export type Expected = readonly Fact[] | 'refused';

export interface Ask {
  readonly expected: (asking: Asking) => Expected;
  readonly command: (asking: Asking, date: (day: number) => PlainDate) => PathwayCommand;
  /** Who asks; a caseworker where nothing is said. */
  readonly by?: (asking: Asking) => Actor;
}
export type Asks = Readonly<Record<string, Ask>>;

/** An id for what an ask brings into being. */
export const idOf = (kind: string, { at }: Asking) => `${kind} ${at}`;

/** One of several, by the number to choose with; nothing where there is none. */
export function chosen<One>(among: readonly One[], { pick }: Asking): One | undefined {
  return among[pick % Math.max(1, among.length)];
}
