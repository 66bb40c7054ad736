import { type PlainDate } from '#kernel';
import { type AgreementEvent } from './events.js';
import { type AgreementTerms } from './terms.js';

/** What was agreed, version by version; version 1 is the first. */
export interface Agreement {
  readonly versions: readonly AgreementTerms[];
}

/** Nothing agreed yet. */
export const noAgreement: Agreement = { versions: [] };

export function evolve({ versions }: Agreement, { data }: AgreementEvent): Agreement {
  return { versions: [...versions, data] };
}

/**
 * The version that holds on a date: the newest one that covers it; none outside every period. A version that begins no later than
 * an earlier one takes its place altogether, so that it can also end what that one left open.
 */
export function versionOn(
  { versions }: Agreement,
  date: PlainDate,
): { readonly version: number; readonly terms: AgreementTerms } | undefined {
  let begun: PlainDate | undefined;
  for (let version = versions.length; version > 0; version--) {
    const terms = versions[version - 1]!;
    if (begun !== undefined && begun <= terms.validFrom) continue;
    begun = terms.validFrom;
    if (terms.validFrom <= date && (terms.validTo === null || date <= terms.validTo)) return { version, terms };
  }
  return undefined;
}
