import { type PlainDate } from '#kernel';
import { type AdvisoryBasis, BY_CONSENT, type DataCategory } from '../agreement/terms.js';
import { type ConsentCategory } from '../pathway/consent/events.js';
import { consentsOn, type ConsentState } from '../pathway/consent/state.js';
import { type AdvisoryContent } from './events.js';

/** What a citizen has to have consented to before data of a category goes out. */
const consentFor: Readonly<Record<DataCategory, ConsentCategory>> = {
  identification: 'identification',
  'discharge-date': 'discharge-date',
  destination: 'destination',
  address: 'address',
};

/** Whether telling a partner rests on the citizen's consent. */
export function restsOnConsent({ law }: Pick<AdvisoryBasis, 'law'>): boolean {
  return law === BY_CONSENT;
}

/** Whether the partner may be told on a date: under a law, or as the citizen consents to all of it on that date (rule ADV-4). */
export function mayBeTold({ basis, partnerId }: Pick<AdvisoryContent, 'basis' | 'partnerId'>, consents: ConsentState, on: PlainDate): boolean {
  if (!restsOnConsent(basis)) return true;
  return basis.dataCategories.every((category) => consentsOn(consents, { category: consentFor[category], recipient: partnerId }, on).length > 0);
}
