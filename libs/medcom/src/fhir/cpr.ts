import { readCpr } from '#domain/pathway/citizen/cpr.js';

/** What a text is, read as a personnummer (CPR). */
export type CprKind =
  | 'official'
  /** Erstatnings-CPR: given where no official one is known. It may not stand in a MedCom message. */
  | 'replacement'
  | 'invalid';

/**
 * Tells what kind of personnummer a text is as messages write it: ten digits, without the hyphen that people write. What
 * makes digits a number is the domain's to say (rule CPR-1).
 */
export function cprKind(text: string): CprKind {
  const reading = /^\d{10}$/.test(text) ? readCpr(text) : undefined;
  return reading?.accepted ? reading.cpr.kind : 'invalid';
}
