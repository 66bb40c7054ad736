import { type PlainDate } from '#kernel';
import { intervalsOf } from '../../pathway/admission/state.js';
import { inForceOn } from '../../pathway/klippekort/state.js';
import { type PathwayState } from '../../pathway/state.js';

/** Whether staff and the citizen have been in touch since a date, that date included. */
export function inTouchSince(date: PlainDate, { people: { contacts } }: PathwayState): { readonly contact: boolean; readonly visit: boolean } {
  const since = contacts.filter(({ on }) => on >= date);
  return { contact: since.length > 0, visit: since.some(({ kind }) => kind === 'visit') };
}

/** Whether a hospital has admitted the citizen on a date or later. */
export function readmittedSince(date: PlainDate, { admissions: { admissions } }: PathwayState): boolean {
  return admissions.some((admission) => intervalsOf(admission).some(({ from }) => from >= date));
}

/** Whether the municipality has to do with the citizen on a date: the case is open, or a klippekort is in force. */
export function isConcernedOn(date: PlainDate, { case: { periods }, klippekort: { cards } }: PathwayState): boolean {
  return periods.some(({ from, until }) => from <= date && (until === null || date < until)) || cards.some((card) => inForceOn(card, date));
}
