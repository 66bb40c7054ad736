import { event, eventCatalogue, type EventOf } from '#kernel';
import { termsShape } from './terms.js';

/** The parties agreed on notice (version 1 of the agreement). Effective on the date it was entered; its terms say which dates it covers. */
export const AgreementRegistered = event('AgreementRegistered', 1, termsShape);

/** They agreed anew: a further version with all its terms. On dates that it does not cover, the earlier versions hold. */
export const AgreementRevised = event('AgreementRevised', 1, termsShape);

export type AgreementEvent = EventOf<typeof AgreementRegistered | typeof AgreementRevised>;

/** The category of agreement streams; the id is the agreement's. */
export const AGREEMENT = 'agreement';

/** Reads the stored events of an `agreement-…` stream. */
export const agreementCatalogue = eventCatalogue<AgreementEvent>([AgreementRegistered, AgreementRevised]);
