import { expect, it } from '@jest/globals';
import { describeWithMedcomData } from '#testing/medcom/published/medcom-data.js';
import { Definitions } from '#testing/medcom/published/definitions.js';
import { codesOfSystem, codesOfValueSet } from '#testing/medcom/published/expansion.js';
import { activities, careClasses, encounterStatuses } from '../codes/hospital-notification.js';
import { issueReasons, type IssueWording } from '../codes/issue-reasons.js';
import { codeSystems, messageEvents } from '../codes/systems.js';

describeWithMedcomData('our code tables beside the published terminology', () => {
  const terminology = () => Definitions.of('terminology-2.0.1');
  const valueSet = (name: string) => codesOfValueSet(terminology(), `http://medcomfhir.dk/ig/terminology/ValueSet/medcom-${name}`);

  it('have every activity of a HospitalNotification, and no other', () => {
    const own = [...activities.keys()].map((code) => `${codeSystems.activity}#${code}`);
    expect(new Set(own)).toEqual(valueSet('hospitalNotification-messageActivities'));
  });

  it('have every status and class of a stay, and no other', () => {
    const statuses = encounterStatuses.map((code) => `http://hl7.org/fhir/encounter-status#${code}`);
    expect(new Set(statuses)).toEqual(valueSet('hospitalNotification-encounterStatus'));
    const classes = Object.keys(careClasses).map((code) => `${codeSystems.encounterClass}#${code}`);
    expect(new Set(classes)).toEqual(valueSet('hospitalNotification-encounterClass'));
  });

  it('have every event of MedCom messaging, and no other', () => {
    const own = Object.values(messageEvents).map((code) => `${codeSystems.event}#${code}`);
    expect(new Set(own)).toEqual(codesOfSystem(terminology(), codeSystems.event));
  });

  it('give no reason that the value set of issue details lacks', () => {
    const known = valueSet('acknowledgement-issue-details');
    for (const { details } of Object.values<IssueWording>(issueReasons)) {
      if (details) expect(known).toContain(`${details.system}#${details.code}`);
    }
  });
});
