import { isGln, isSor } from '#kernel';
import { acceptedGlnSystems, identifierSystems } from '../codes/systems.js';
import { type Place } from './place.js';
import { type Findings } from './problem.js';

export { isGln, isSor };

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

/** One end of a message, which must have a SOR number. */
export function wholeParty(
  facts: PartyFacts | undefined,
  at: Place,
  reason: 'element-missing' | 'receiver-identifier-missing',
  findings: Findings,
): Party | undefined {
  if (!facts) return undefined;
  const { sor, endpoint } = facts;
  if (sor === undefined) return findings.report(reason, at, 'the organisation must have a SOR number');
  return endpoint === undefined ? undefined : { ...facts, sor, endpoint };
}
