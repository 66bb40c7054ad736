import { expect, it } from '@jest/globals';
import type { Bundle } from 'fhir/r4.js';
import { parseHospitalNotification } from '#medcom';
import { allNotificationKinds, hospitalNotification } from '#testing/medcom/index.js';
import { conformanceChecker, errorsIn } from '#testing/medcom/conformance/index.js';
import { describeWithMedcomData, publishedMessage } from '#testing/medcom/published/medcom-data.js';

const guide = 'hospitalnotification-3.0.2';

const published = [
  ['a5e5b880-c087-4055-b9ec-99108695f81d', 'STIN', 'inpatient', '2022-12-07T10:00:00.000Z', true],
  ['bfab3e80-9584-11ec-b909-0242ac120002', 'RE_STIN', 'inpatient', '2022-12-07T11:00:00.000Z', false],
  ['c83671a4-9584-11ec-b909-0242ac120002', 'AN_STIN', 'inpatient', '2022-12-07T10:00:00.000Z', false],
  ['d3128d9b-cede-4c7f-8904-809eab322d7d', 'STOR', 'inpatient', '2022-12-13T12:00:10.000Z', false],
  ['e94de8ee-bd94-475e-b454-b8fbbef8a685', 'SLOR', 'inpatient', '2022-12-14T13:30:00.000Z', false],
  ['f4aa42a4-86db-4e68-9b38-9dda0dfd5774', 'SLHJ', 'inpatient', '2022-12-18T07:45:30.000Z', false],
  ['g099bbf3-3fca-4722-a248-bfe1aa956410', 'MORS', 'inpatient', '2022-12-09T07:45:30.000Z', false],
  ['h1c8e4a8-6b45-4669-94ad-2a99ad96bf03', 'STAA', 'emergency', '2022-12-01T08:00:04.000Z', true],
  ['kcab461b-f44e-4d97-a041-ef7e64800587', 'SLHJ', 'emergency', '2022-12-02T20:00:09.000Z', false],
  ['ld31e08a-b91f-49c3-841a-ce80e6380517', 'MORS', 'emergency', '2022-12-02T05:00:00.000Z', false],
  ['m908i967-9ie3-9023-b9ec-98108695f01d', 'STIN', 'inpatient', '2022-12-07T10:00:00.000Z', false],
  ['n73ccf30-80b9-4bd2-bf50-1ac1914498f0', 'STIN', 'inpatient', '2022-12-07T10:00:00.000Z', false],
] as const;

describeWithMedcomData('the published HospitalNotifications 3.0.2', () => {
  it.each(published)('%s tells %s, %s, at %s', (id, code, careClass, effectiveAt, reportOfAdmissionRequested) => {
    const result = parseHospitalNotification(publishedMessage(guide, id));
    expect(result).toMatchObject({
      ok: true,
      notification: { bundleId: id, code, careClass, effectiveAt, reportOfAdmissionRequested },
    });
  });

  it('tell of one episode, however they write its id', () => {
    const episodes = published.map(([id]) => {
      const result = parseHospitalNotification(publishedMessage(guide, id));
      return result.ok && result.notification.episodeOfCareId;
    });
    expect([...new Set(episodes)]).toEqual(['bd481c38-a921-11ed-afa1-0242ac120002']);
  });

  it('name both ids of an episode where there are two, and a unit that is not the sender', () => {
    const two = parseHospitalNotification(publishedMessage(guide, 'n73ccf30-80b9-4bd2-bf50-1ac1914498f0'));
    expect(two.ok && two.notification.episodeIdentifiers).toHaveLength(2);
    const other = parseHospitalNotification(publishedMessage(guide, 'm908i967-9ie3-9023-b9ec-98108695f01d'));
    expect(other.ok && other.notification.serviceProvider.sor).toBe('399841000016000');
    expect(other.ok && other.notification.sender.sor).toBe('265161000016000');
  });
});

describeWithMedcomData("the tests' own HospitalNotifications, held against the profiles", () => {
  it('every kind conforms', () => {
    for (const kind of allNotificationKinds) {
      const message = hospitalNotification({ kind, reportOfAdmission: true, follows: 'STIN' });
      expect(errorsIn(conformanceChecker(guide).check(message))).toEqual([]);
    }
  });

  it('one that does not is found out', () => {
    const message = JSON.parse(JSON.stringify(hospitalNotification())) as Bundle;
    const [header, patient, encounter] = message.entry!.map(({ resource }) => resource as unknown as Record<string, unknown>);
    delete encounter!['period'];
    patient!['colour'] = 'blue';
    (header!['eventCoding'] as Record<string, unknown>)['code'] = 'empty-message';
    const found = errorsIn(conformanceChecker(guide).check(message));
    expect(found.map(({ key, path }) => `${key} ${path}`)).toEqual([
      'pattern Bundle.entry[0].resource.event',
      'target-profile Bundle.entry[0].resource.focus[0]',
      'unknown-element Bundle.entry[1].resource.colour',
      'target-profile Bundle.entry[2].resource.subject',
      'cardinality Bundle.entry[2].resource.period',
    ]);
  });
});
