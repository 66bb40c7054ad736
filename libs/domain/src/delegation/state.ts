import { type MunicipalityCode, type PlainDate } from '#kernel';
import { type DelegationEvent } from './events.js';
import { type DelegationTerms } from './terms.js';

/** A delegation; its terms are null before it is granted. */
export interface Delegation {
  readonly terms: DelegationTerms | null;
  /** First date without it; null unless it was revoked. */
  readonly revokedOn: PlainDate | null;
}

export const noDelegation: Delegation = { terms: null, revokedOn: null };

export function evolve(state: Delegation, event: DelegationEvent): Delegation {
  switch (event.type) {
    case 'DelegationGranted':
      return { ...state, terms: state.terms ?? event.data };
    case 'DelegationRevoked':
      return { ...state, revokedOn: event.effective };
  }
}

/** The terms, where they hold on a date. */
export function termsOn({ terms, revokedOn }: Delegation, date: PlainDate): DelegationTerms | undefined {
  if (!terms || date < terms.validFrom || (terms.validTo !== null && terms.validTo < date)) return undefined;
  return revokedOn !== null && revokedOn <= date ? undefined : terms;
}

/** What one municipality lets another do for it on a date. */
export function delegationsInForce(
  delegations: Iterable<Delegation>,
  { from, to, date }: { readonly from: MunicipalityCode; readonly to: MunicipalityCode; readonly date: PlainDate },
): readonly DelegationTerms[] {
  return [...delegations].flatMap((one) => {
    const terms = termsOn(one, date);
    return terms?.from === from && terms.to === to ? [terms] : [];
  });
}
