import { type PlainDate, type Uuid } from '#kernel';
import { includes, type Interval } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type Contact } from './state.js';

/** The workers whom the citizen met within some dates, each once: in a contact, or in a talk on a klippekort (rule PEO-3). */
export function workersMet({ people, klippekort }: Pick<PathwayState, 'people' | 'klippekort'>, within: Interval): readonly Uuid[] {
  const meetings = [...people.contacts, ...klippekort.cards.flatMap(({ talks }) => talks)];
  return [...new Set(meetings.filter(({ on }) => includes(within, on)).map(({ workerId }) => workerId))].sort();
}

/** The first contact on a date or after it, of the kinds asked for; of any kind when none is named. */
export function firstContactSince(
  { people }: Pick<PathwayState, 'people'>,
  date: PlainDate,
  kinds: readonly Contact['kind'][] = [],
): Contact | undefined {
  return people.contacts
    .filter(({ on, kind }) => date <= on && (kinds.length === 0 || kinds.includes(kind)))
    .reduce<Contact | undefined>((first, one) => (first && first.on <= one.on ? first : one), undefined);
}
