import { addDays, addYears, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type SectionKey } from '../../law/legal-basis.js';
import { currentPeriod } from '../case/state.js';
import { type PathwayState } from '../state.js';
import { KlippekortIssued, type KlippekortEvent } from './events.js';
import { supersedeKlippekort } from './supersede.js';

/** Support from which a citizen goes out with a klippekort (rule CLO-2). */
const givesKlippekort: readonly SectionKey[] = ['SEL-82a', 'SEL-82b', 'SEL-82c', 'SEL-85'];

/** The card that a closing issues, if it issues one (rule CLO-2). */
export function issueKlippekort(cardId: Uuid, closedOn: PlainDate, state: PathwayState, { policy }: Circumstances): KlippekortEvent[] {
  const openedOn = currentPeriod(state.case)?.from;
  const supported = state.services.services.some(
    ({ section, from, annulled }) => annulled === undefined && givesKlippekort.includes(section) && openedOn !== undefined && openedOn <= from,
  );
  if (!supported || state.case.diedOn !== undefined) return [];
  const { clips, years } = policy.klippekort;
  const validThrough = lastValidDate(closedOn, years);
  return [
    ...supersedeKlippekort({ byCardId: cardId }, closedOn, state.klippekort),
    KlippekortIssued.of({ cardId, clips, validFrom: closedOn, validThrough }, { on: closedOn }),
  ];
}

/** The day before the same date `years` later; of 29 February that date is 28 February (rule TIME-1). */
export function lastValidDate(closedOn: PlainDate, years: number): PlainDate {
  return addDays(addYears(closedOn, years), -1);
}
