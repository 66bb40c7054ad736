import { type PlainDate } from '#kernel';
import { type AdvisoryBasis, BY_CONSENT } from '../agreement/terms.js';
import { consentsOn, type ConsentState } from '../pathway/consent/state.js';
import { type AdvisoryContent } from './events.js';

/** Whether telling a partner rests on the citizen's consent. */
export function restsOnConsent({ law }: Pick<AdvisoryBasis, 'law'>): boolean {
  return law === BY_CONSENT;
}

/**
 * Whether the partner may be told on a date: under a law, or as the citizen consents to all of it on that date (rule ADV-4). A citizen
 * consents to the very categories of data that advisories carry.
 */
export function mayBeTold({ basis, partnerId }: Pick<AdvisoryContent, 'basis' | 'partnerId'>, consents: ConsentState, on: PlainDate): boolean {
  if (!restsOnConsent(basis)) return true;
  return basis.dataCategories.every((category) => consentsOn(consents, { category, recipient: partnerId }, on).length > 0);
}
