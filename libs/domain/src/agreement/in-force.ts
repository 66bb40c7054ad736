import { type PlainDate, type Uuid } from '#kernel';
import { type Agreement, versionOn } from './state.js';
import { type AgreementTerms, type Trigger } from './terms.js';

/** One version of one agreement. */
export interface AgreementVersion {
  readonly agreementId: Uuid;
  readonly version: number;
  readonly terms: AgreementTerms;
}

/**
 * The agreements that ask for notice of an event on a date: one a partner, by partner id. Where several of one partner
 * cover the event, the one for the tilbud goes before one for all, then the one registered first.
 * @param agreements in the order in which they were registered
 * @param about what we tell partners of, unless it says that they tell us
 */
export function agreementsInForce(
  agreements: Iterable<readonly [Uuid, Agreement]>,
  about: { readonly direction?: AgreementTerms['direction']; readonly trigger: Trigger; readonly tilbudIds: readonly Uuid[]; readonly date: PlainDate },
): readonly AgreementVersion[] {
  const ofPartner = new Map<string, AgreementVersion>();
  for (const [agreementId, agreement] of agreements) {
    const on = versionOn(agreement, about.date);
    if (on?.terms.direction !== (about.direction ?? 'to-partner') || on.terms.trigger !== about.trigger) continue;
    if (on.terms.tilbudId !== null && !about.tilbudIds.includes(on.terms.tilbudId)) continue;
    const partner = on.terms.partner.id;
    const known = ofPartner.get(partner)?.terms.tilbudId;
    if (known === undefined || (known === null && on.terms.tilbudId !== null)) ofPartner.set(partner, { agreementId, ...on });
  }
  return [...ofPartner.values()].sort((a, b) => (a.terms.partner.id < b.terms.partner.id ? -1 : 1));
}
