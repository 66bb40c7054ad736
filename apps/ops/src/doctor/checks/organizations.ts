import { openOrganizations } from '#platform/organizations/open-organizations.js';
import { type Check } from '../check.js';
import { skipped, well } from '../finding.js';
import { many } from '../words.js';

/** Whether the file of those who send MedCom messages can be read. */
export const organizationsCheck: Check = {
  name: 'medcom senders',
  needs: 'configuration',
  async look(configuration) {
    const organizations = await openOrganizations(configuration);
    if (configuration.medcomOrganizations === undefined) {
      const instead = organizations.size > 0 ? 'somebody invented sends, for trying things out only' : 'no agreement by FHIR can be kept';
      return [skipped(`MEDCOM_ORGANIZATIONS is not set: ${instead}`)];
    }
    return [well(`${many(organizations.size, 'municipality has a unit', 'municipalities have a unit')} that sends`)];
  },
};
