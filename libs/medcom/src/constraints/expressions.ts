/** Pieces that several constraints are put together from. */

export const uuidUrn = '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** As the national patient register gives them. */
export const uuid5Urn = '^urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-5[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$';

/**
 * What a URI is written with, and what a text is: no control characters but a tab and ends of lines (FHIR R4, Data types).
 * FHIRPath has a backslash doubled in its texts.
 */
export const noSpace = String.raw`^[^\\x00-\\x20\\x7F]+$`;
export const printed = String.raw`^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]+$`;

/** A time that says in which zone. */
export const zoned = 'T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$';

/** One of some words, as a pattern. */
export const oneOf = (words: readonly string[]): string => `^(${words.join('|')})$`;

/** A reference to a resource of a type, which is in the message. */
export const bundled = (reference: string, type: string): string =>
  `(${reference}.reference.startsWith('${type}/') and ${reference}.resolve().exists())`;

/** The same of a reference that may be missing, or be there several times. */
export const anyBundled = (references: string, type: string): string =>
  `${references}.all(reference.startsWith('${type}/') and resolve().exists())`;

/** The thirteen digits of a lokationsnummer, the last of which checks the others (GS1, weights 1 and 3). */
export const glnChecks = `iif(matches('^[0-9]{13}$'), (${Array.from(
  { length: 13 },
  (_, at) => `${at % 2 === 0 ? 1 : 3} * substring(${at}, 1).toInteger()`,
).join(' + ')}) mod 10 = 0, false)`;
