import { type PlainDate } from '#kernel';
import { type ChannelKind } from '../agreement/channel.js';
import { type AdvisoryBasis } from '../agreement/terms.js';
import { cprKindOn } from '../pathway/citizen/state.js';
import { type PathwayState } from '../pathway/state.js';
import { mayBeTold } from './consented.js';
import { type AdvisoryContent, type Blocking } from './events.js';

/** What is to leave, to whom and how. */
export interface Leaving extends Pick<AdvisoryContent, 'basis' | 'partnerId'> {
  readonly channel: ChannelKind;
}

/**
 * The legal-basis gate (rules ADV-4 and ADV-9): why nothing may go out to a partner on a date, as the pathway says then; undefined where it
 * may. Whether a citizen was erased only whoever opens what is sealed can say.
 */
export function blockedBecause({ basis, partnerId, channel }: Leaving, { citizen, consents }: Pick<PathwayState, 'citizen' | 'consents'>, on: PlainDate): Blocking | undefined {
  if (basis.law === null || basis.dataCategories.length === 0) return 'no-basis';
  const cprKind = cprKindOn(citizen, on);
  if (names(channel, basis) && cprKind === undefined) return 'citizen-unknown';
  if (channel === 'fhir' && cprKind === 'replacement') return 'replacement-cpr';
  return mayBeTold({ basis, partnerId }, consents, on) ? undefined : 'no-consent';
}

/** A MedCom message is about a patient whatever was agreed; the other ways name the citizen where that was agreed. */
function names(channel: ChannelKind, { dataCategories }: AdvisoryBasis): boolean {
  return channel === 'fhir' || dataCategories.includes('identification');
}
