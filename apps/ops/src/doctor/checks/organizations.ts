import { readOrganizations } from '#platform/organizations/read-organizations.js';
import { type Check } from '../check.js';
import { skipped, well } from '../finding.js';
import { many } from '../words.js';

/** Whether the file of those who send MedCom messages can be read. */
export const organizationsCheck: Check = {
  name: 'medcom senders',
  needs: 'configuration',
  async look({ medcomOrganizations }) {
    if (medcomOrganizations === undefined) return [skipped('MEDCOM_ORGANIZATIONS is not set: no agreement by FHIR can be kept')];
    const organizations = await readOrganizations(medcomOrganizations);
    return [well(`${many(organizations.size, 'municipality has a unit', 'municipalities have a unit')} that sends`)];
  },
};
