import { xmlText } from '../fhir/narrative.js';

/** One line of text that XML has room for, without space at its ends. */
export function line(text: string): string {
  return xmlText(text).replace(/\s+/g, ' ').trim();
}
