import { addDays, type PlainDate, type Uuid } from '#kernel';
import { sectionKey, type SectionKey } from '../../law/legal-basis.js';
import { type PathwayEvent } from '../events.js';
import { type revocations } from './events.js';

/** What a visitation grants from a date on, until it is revised. */
export interface Terms {
  readonly from: PlainDate;
  /** Last date, inclusive; null when granted without an end. */
  readonly to: PlainDate | null;
  readonly hoursPerWeek?: number | undefined;
}

export interface Visitation {
  readonly visitationId: Uuid;
  readonly section: SectionKey;
  /** Date of the decision. */
  readonly decidedOn: PlainDate;
  readonly from: PlainDate;
  /** Last date after every revision and revocation, inclusive; null while it is without an end. */
  readonly to: PlainDate | null;
  /** As registered, and as revised since; each holds until the next begins. */
  readonly terms: readonly Terms[];
  /** First date on which it is not in force any more: of several the first. */
  readonly revokedOn?: PlainDate;
  /** It ended with the pathway (rule VIS-6); nobody took it back. */
  readonly endedByClosing?: true;
}

/** The visitations after one more event. */
export function evolveVisitations(visitations: readonly Visitation[], event: PathwayEvent): readonly Visitation[] {
  switch (event.type) {
    case 'VisitationRegistered': {
      const { visitationId, legalBasis, from, to, hoursPerWeek, decidedOn = from } = event.data;
      const terms = [{ from, to, ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) }];
      return [...visitations, { visitationId, section: sectionKey(legalBasis), decidedOn, from, to, terms }];
    }
    case 'VisitationRevised': {
      const { visitationId, to, hoursPerWeek } = event.data;
      return change(visitations, visitationId, (one) => {
        const hours = hoursPerWeek ?? one.terms.at(-1)?.hoursPerWeek;
        const revised: Terms = { from: event.effective, to, ...(hours === undefined ? {} : { hoursPerWeek: hours }) };
        return ended({ ...one, terms: [...one.terms, revised] });
      });
    }
    case 'VisitationRevoked': {
      const { visitationId, because } = event.data;
      return change(visitations, visitationId, (one) => (one.revokedOn === undefined ? revoked(one, event.effective, because) : one));
    }
    default:
      return visitations;
  }
}

/** The visitations that would be in force on a date or after it: those that a closing on the date ends (rule VIS-6). */
export function visitationsLasting(visitations: readonly Visitation[], date: PlainDate): readonly Visitation[] {
  return visitations.filter(({ from, to }) => to === null || (date <= to && from <= to));
}

/** What a visitation grants on a date; nothing where it is not in force. */
export function termsOn({ terms, revokedOn }: Visitation, date: PlainDate): Terms | undefined {
  if (revokedOn !== undefined && revokedOn <= date) return undefined;
  const last = terms.findLast(({ from }) => from <= date);
  return last && (last.to === null || date <= last.to) ? last : undefined;
}

/** The visitation for a section that is in force on a date; of several the one that lasts longest. */
export function visitationInForce(
  { visitations }: { readonly visitations: readonly Visitation[] },
  section: SectionKey,
  date: PlainDate,
): Visitation | undefined {
  return visitations
    .filter((one) => one.section === section && termsOn(one, date) !== undefined)
    .reduce<Visitation | undefined>((best, one) => (best && lastsAsLong(best, one) ? best : one), undefined);
}

function lastsAsLong(a: Visitation, b: Visitation): boolean {
  return a.to === null || (b.to !== null && a.to >= b.to);
}

function revoked(one: Visitation, on: PlainDate, because: (typeof revocations)[number] | 'pathway-closed'): Visitation {
  return ended({ ...one, revokedOn: on, ...(because === 'pathway-closed' ? { endedByClosing: true } : {}) });
}

/** The visitation with its last date as it follows from the last terms and the revocation. */
function ended(one: Visitation): Visitation {
  const planned = one.terms.at(-1)?.to ?? null;
  if (one.revokedOn === undefined) return { ...one, to: planned };
  const revoked = addDays(one.revokedOn, -1);
  return { ...one, to: planned === null || revoked < planned ? revoked : planned };
}

function change(visitations: readonly Visitation[], id: Uuid, to: (one: Visitation) => Visitation): readonly Visitation[] {
  return visitations.map((one) => (one.visitationId === id ? to(one) : one));
}
