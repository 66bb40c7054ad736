import { type AgreementTerms } from './terms.js';

/** Enters what was agreed with a partner. */
export interface RegisterAgreement {
  readonly type: 'RegisterAgreement';
  readonly terms: AgreementTerms;
}

/** Enters a further version; partner, direction and trigger stay. To end an agreement, give its terms a last date. */
export interface ReviseAgreement {
  readonly type: 'ReviseAgreement';
  readonly terms: AgreementTerms;
}
export type AgreementCommand = RegisterAgreement | ReviseAgreement;
