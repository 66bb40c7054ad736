import { event, eventCatalogue, type EventOf } from '#kernel';
import { termsShape } from './terms.js';

/** One municipality lets another perform for it. Effective on the day it was granted; its terms say which dates it covers. */
export const DelegationGranted = event('DelegationGranted', 1, termsShape);

/** Effective on the first date without it. */
export const DelegationRevoked = event('DelegationRevoked', 1, {});

export type DelegationEvent = EventOf<typeof DelegationGranted | typeof DelegationRevoked>;

/** The category of delegation streams; the id is the delegation's. */
export const DELEGATION = 'delegation';

/** Reads the stored events of a `delegation-…` stream. */
export const delegationCatalogue = eventCatalogue<DelegationEvent>([DelegationGranted, DelegationRevoked]);
