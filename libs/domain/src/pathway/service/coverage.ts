import { addDays, type PlainDate } from '#kernel';
import { type SectionKey } from '../../law/legal-basis.js';
import { type Interval } from '../interval.js';
import { termsOn, type Visitation } from './visitations.js';

/**
 * The first date of an interval on which no visitation for the section is in force, whichever it began under; nothing where
 * each date has one.
 */
export function firstUncovered(visitations: readonly Visitation[], section: SectionKey, { from, until }: Interval): PlainDate | undefined {
  const granted = visitations.filter((one) => one.section === section);
  for (let date = from; until === null || date < until; ) {
    const through = granted.map((one) => coveredThrough(one, date)).reduce(later, undefined);
    if (through === undefined) return date;
    if (through === null) return undefined;
    date = addDays(through, 1);
  }
  return undefined;
}

/** The last date up to which what holds of a visitation on a date goes on holding; null without an end, nothing where it is not in force. */
function coveredThrough(visitation: Visitation, date: PlainDate): PlainDate | null | undefined {
  const present = termsOn(visitation, date);
  if (!present) return undefined;
  const { terms, revokedOn } = visitation;
  const next = terms.find(({ from }) => date < from)?.from;
  const ends = [present.to, ...[next, revokedOn].map((first) => (first === undefined ? null : addDays(first, -1)))];
  return ends.filter((end) => end !== null).sort()[0] ?? null;
}

function later(a: PlainDate | null | undefined, b: PlainDate | null | undefined): PlainDate | null | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a === null || b === null ? null : a < b ? b : a;
}
