import { acceptedGlnSystems, identifierSystems } from '../codes/systems.js';
import { type Place } from './place.js';
import { type Findings } from './problem.js';

/** An organisation, as far as a message tells: SOR number, lokationsnummer and name. */
export interface OrganizationFacts {
  readonly sor?: string;
  readonly gln?: string;
  readonly name?: string;
}

/** One end of a message, as far as it could be read. */
export interface PartyFacts extends OrganizationFacts {
  /** Where that end receives. */
  readonly endpoint?: string;
}

/** One end of a message that was read whole. */
export interface Party extends PartyFacts {
  readonly sor: string;
  readonly endpoint: string;
}

/** True for a SOR number: digits only, eleven or more. */
export function isSor(text: unknown): text is string {
  return typeof text === 'string' && /^\d{11,20}$/.test(text);
}

/** True for a lokationsnummer: thirteen digits, the last of which checks the others (GS1, weights 1 and 3). */
export function isGln(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{13}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** Reads an Organization; a number that is there must be right, at most one of each kind. */
export function readOrganization(organization: Place, findings: Findings): OrganizationFacts {
  const identifiers = organization.member('identifier').items;
  const sor = one(identifiers, [identifierSystems.sor], isSor, 'SOR number', findings);
  const gln = one(identifiers, acceptedGlnSystems, isGln, 'lokationsnummer', findings);
  const name = organization.member('name').text;
  return { ...(sor && { sor }), ...(gln && { gln }), ...(name && { name }) };
}

function one(
  identifiers: readonly Place[],
  systems: readonly string[],
  isRight: (text: unknown) => text is string,
  what: string,
  findings: Findings,
): string | undefined {
  const [first, second] = identifiers.filter((it) => systems.includes(it.member('system').value as string));
  if (!first) return undefined;
  if (second) return findings.report('element-repeated', second, `more than one ${what}`);
  const value = first.member('value');
  return isRight(value.value) ? value.value : findings.report('value-invalid', value, `not a ${what}`);
}
