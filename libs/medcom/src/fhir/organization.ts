import type { Organization } from 'fhir/r4.js';
import { identifierSystems, profiles } from '../codes/systems.js';
import { narrative } from './narrative.js';
import { type OrganizationFacts } from './party.js';

/** An end of the message as an Organization. */
export function organization(id: string, { sor, gln, name }: OrganizationFacts): Organization {
  const identifier = [
    ...(gln ? [{ system: identifierSystems.gln, value: gln }] : []),
    ...(sor ? [{ system: identifierSystems.sor, value: sor }] : []),
  ];
  return {
    resourceType: 'Organization',
    id,
    meta: { profile: [profiles.organization] },
    text: narrative('Organization', [['Name', name], ['SOR', sor], ['GLN', gln]]),
    // FHIR has no empty lists.
    ...(identifier.length > 0 && { identifier }),
    ...(name && { name }),
  };
}
