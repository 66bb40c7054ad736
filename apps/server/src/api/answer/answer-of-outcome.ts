import { CIT_4 } from '#domain';
import { type DomainEvent, type Refusal } from '#kernel';
import { Problem } from '#platform';
import { type Outcome } from '#processing';
import { fieldOf, unknownThing } from './refused-fields.js';

/** An outcome that is one for the caller. */
export type Done<Event extends DomainEvent> = Extract<Outcome<Event>, { readonly status: 'accepted' | 'repeated' }>;

/** Lets through what was carried out, now or before. @throws Problem for everything else */
export function done<Event extends DomainEvent>(outcome: Outcome<Event>, expectedVersion: number | undefined): Done<Event> {
  switch (outcome.status) {
    case 'accepted':
    case 'repeated':
      return outcome;
    case 'refused':
      throw refusalProblem(outcome.refusal);
    case 'key-reused':
      throw new Problem('key-reused');
    case 'conflict':
      if (expectedVersion === undefined) throw new Problem('conflict', { detail: 'ask again' });
      throw new Problem('stale', outcome.actual === null ? {} : { version: outcome.actual });
  }
}

/** A refusal as the caller sees it: the rule, the reason, the facts it was decided on, and the field that it concerns. */
export function refusalProblem({ rule, reason, text, facts }: Refusal): Problem {
  const missing = unknownThing(rule, reason);
  if (missing) return new Problem(missing);
  // Whose a personnummer is is told by those alone who have seen that the asker may know.
  const told = rule === CIT_4.id ? {} : facts;
  return new Problem('refused', { detail: text, rule, reason, facts: told, field: fieldOf(reason) });
}
