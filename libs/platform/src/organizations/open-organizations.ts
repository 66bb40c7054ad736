import { type Configuration } from '../configuration/configuration.js';
import { inventedUnit } from './invented-unit.js';
import { type Organizations, readOrganizations } from './read-organizations.js';

/**
 * Who sends for each municipality. Where nobody is named, nobody can, but for development mode: there somebody invented does, so
 * that agreements by FHIR can be tried out.
 * @throws BadConfiguration where the file of those who send is none
 */
export async function openOrganizations(
  { mode, municipalities, medcomOrganizations: file }: Pick<Configuration, 'mode' | 'municipalities' | 'medcomOrganizations'>,
): Promise<Organizations> {
  if (mode !== 'development' || file !== undefined) return readOrganizations(file);
  return new Map([...municipalities].map((municipality) => [municipality, inventedUnit(municipality)] as const));
}
