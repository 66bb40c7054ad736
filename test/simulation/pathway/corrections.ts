import { type EntriesCommand } from '#domain';
import { type PlainDate, type Uuid } from '#kernel';
import { type Asking } from './asking.js';
import { type Fact, type Saying } from './facts.js';
import { lastDayOfCard } from './tracks/cards.js';

/** Takes back what was said, takes that back in turn, says it of another day, and takes that back in turn. */
export const corrections = ['retract', 'bringBack', 'moveDate', 'moveBack'] as const;
export type Correction = (typeof corrections)[number];

/** What was said, and the entries in which it, and what was done about it, is recorded. */
export interface Said {
  readonly saying: Saying;
  readonly entry: Uuid;
  /** The last retraction of it. */
  readonly retraction?: Uuid;
  /** The corrections of its date that count, and what was said before each. */
  readonly moves: readonly { readonly correction: Uuid; readonly before: readonly Fact[] }[];
}

/** What is said then; nothing where there is nothing to take back. */
export function saidAnew(how: Correction, said: Said, { on }: Asking): Said | undefined {
  const { saying, moves } = said;
  switch (how) {
    case 'retract':
      return { ...said, saying: { ...saying, counts: false } };
    case 'bringBack':
      return said.retraction === undefined ? undefined : { ...said, saying: { ...saying, counts: true } };
    case 'moveBack': {
      const last = moves.at(-1);
      return last && { ...said, saying: { ...saying, facts: last.before }, moves: moves.slice(0, -1) };
    }
    case 'moveDate': {
      const was = saying.facts[0]!.on;
      const moved = (fact: Fact): Fact => (fact.on !== was ? fact : fact.is === 'card' ? { ...fact, on, through: lastDayOfCard(on) } : { ...fact, on });
      return { ...said, saying: { ...saying, facts: saying.facts.map(moved) } };
    }
  }
}

/** What is refused whatever comes of it. */
export function isLawful(how: Correction, { saying: { facts, counts } }: Said, { on, today }: Asking): boolean {
  if (how === 'retract') return !counts || facts.every(({ is }) => is !== 'registered');
  if (how !== 'moveDate') return true;
  if (!counts) return false;
  const was = facts[0]!.on;
  return was === on || on <= today || facts.every((fact) => fact.on !== was || fact.is === 'granted' || fact.is === 'revoked');
}

export function commandOf(how: Correction, { entry, retraction, moves }: Said, effective: PlainDate): EntriesCommand {
  const correction = { type: 'CorrectEntries', changes: [], retract: [], because: 'wrong-facts' } as const;
  if (how === 'moveDate') return { ...correction, changes: [{ entry, effective }] };
  return { ...correction, retract: [how === 'retract' ? entry : how === 'bringBack' ? retraction! : moves.at(-1)!.correction] };
}
