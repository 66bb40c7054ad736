import { type DomainEvent, type Refusal } from '#kernel';
import { type Outcome } from '#processing';
import { type Fault } from '../columns/fault.js';

/** What came of a row. */
export type RowOutcome =
  | { readonly is: 'imported' }
  /** Stands there already: from this import, an earlier one, or recorded by a person. */
  | { readonly is: 'known' }
  | { readonly is: 'refused'; readonly faults: readonly Fault[] };

export const imported: RowOutcome = { is: 'imported' };
export const known: RowOutcome = { is: 'known' };

/** A row is not taken in. */
export function refused(...faults: readonly Fault[]): RowOutcome {
  return { is: 'refused', faults };
}

/** A row that a rule refuses. The rule's facts are left out: they may tell of a person. */
export function refusedUnder({ rule, reason, text }: Refusal, column?: string): RowOutcome {
  return refused({ column, rule, reason, text });
}

/** What a command came to, for the row that asked it. */
export function rowOutcome<Event extends DomainEvent>(outcome: Outcome<Event>): RowOutcome {
  switch (outcome.status) {
    case 'accepted':
      return outcome.events.length > 0 ? imported : known;
    case 'repeated':
      return known;
    case 'refused':
      return refusedUnder(outcome.refusal);
    case 'key-reused':
      return refused({ reason: 'imported-otherwise', text: 'A row with this id has been imported with other contents. Correct it in the service.' });
    case 'conflict':
      return refused({ reason: 'changed-meanwhile', text: 'Somebody was changing the pathway all the time. Import the file again.' });
  }
}
