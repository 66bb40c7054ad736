import { describe, expect, it } from '@jest/globals';
import { parseHospitalNotification } from '#medcom';
import {
  allNotificationKinds,
  hospitalNotification,
  testCpr,
  testEpisodeId,
  testHeaderId,
  testHospital,
  testMessageId,
  testMunicipality,
  testWard,
  type HospitalNotificationOptions,
  type NotificationKind,
} from '#testing/medcom/index.js';

const parsed = (options: HospitalNotificationOptions) => {
  const result = parseHospitalNotification(hospitalNotification(options));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.notification;
};

const start = '2026-11-02T08:15:00.000Z';
const end = '2026-11-16T12:30:00.000Z';
const leaveStart = '2026-11-06T14:00:00.000Z';
const leaveEnd = '2026-11-08T18:45:00.000Z';

const told: Record<NotificationKind, readonly [code: string, event: string, revision: string, careClass: string, at: string]> = {
  STAA: ['STAA', 'admitted', 'new', 'emergency', start],
  STIN: ['STIN', 'admitted', 'new', 'inpatient', start],
  STOR: ['STOR', 'leave-started', 'new', 'inpatient', leaveStart],
  SLOR: ['SLOR', 'leave-ended', 'new', 'inpatient', leaveEnd],
  SLHJ: ['SLHJ', 'discharged', 'new', 'inpatient', end],
  SLHJ_EMER: ['SLHJ', 'discharged', 'new', 'emergency', end],
  MORS: ['MORS', 'died', 'new', 'inpatient', end],
  MORS_EMER: ['MORS', 'died', 'new', 'emergency', end],
  RE_STAA: ['RE_STAA', 'admitted', 'revised', 'emergency', start],
  RE_STIN: ['RE_STIN', 'admitted', 'revised', 'inpatient', start],
  RE_STOR: ['RE_STOR', 'leave-started', 'revised', 'inpatient', leaveStart],
  RE_SLOR: ['RE_SLOR', 'leave-ended', 'revised', 'inpatient', leaveEnd],
  RE_SLHJ: ['RE_SLHJ', 'discharged', 'revised', 'inpatient', end],
  RE_SLHJ_EMER: ['RE_SLHJ', 'discharged', 'revised', 'emergency', end],
  RE_MORS: ['RE_MORS', 'died', 'revised', 'inpatient', end],
  AN_STAA: ['AN_STAA', 'admitted', 'cancelled', 'emergency', start],
  AN_STIN: ['AN_STIN', 'admitted', 'cancelled', 'inpatient', start],
  AN_STOR: ['AN_STOR', 'leave-started', 'cancelled', 'inpatient', start],
  AN_SLOR: ['AN_SLOR', 'leave-ended', 'cancelled', 'inpatient', leaveStart],
  AN_SLHJ: ['AN_SLHJ', 'discharged', 'cancelled', 'inpatient', start],
  AN_SLHJ_EMER: ['AN_SLHJ', 'discharged', 'cancelled', 'emergency', start],
};

describe('reading a HospitalNotification', () => {
  it.each(allNotificationKinds)('knows what %s tells, and when it happened', (kind) => {
    const { code, event, revision, careClass, effectiveAt } = parsed({ kind });
    expect([code, event, revision, careClass, effectiveAt]).toEqual(told[kind]);
  });

  it('takes nothing about when it happened from when it was sent', () => {
    const { sentAt, sent, effectiveAt } = parsed({ kind: 'SLHJ', sentAt: '2026-11-20T23:59:59.5+01:00' });
    expect(sentAt).toBe('2026-11-20T22:59:59.500Z');
    expect(sent).toEqual(expect.objectContaining({ occurredAt: sentAt, recordedAt: sentAt, activity: 'discharge-inpatient-home', bySender: true }));
    expect(effectiveAt).toBe(end);
  });

  it('gives ids, episode, both ends and the unit', () => {
    const notification = parsed({ kind: 'STIN', stay: 'autumn' });
    expect(notification).toMatchObject({
      bundleId: testMessageId('autumn', 'STIN'),
      headerId: testHeaderId('autumn', 'STIN'),
      episodeOfCareId: testEpisodeId('autumn'),
      episode: { system: expect.stringMatching(/^https:/), value: `urn:uuid:${testEpisodeId('autumn')}` },
      episodeIdentifiers: [
        { system: `https://sor2.sum.dsdn.dk/#id=${testHospital.sor}`, value: `urn:uuid:${testEpisodeId('autumn')}` },
      ],
      cpr: testCpr,
      deceased: false,
      sender: { ...testHospital, endpoint: `https://sor2.sum.dsdn.dk/#id=${testHospital.sor}` },
      receiver: { ...testMunicipality, endpoint: `https://sor2.sum.dsdn.dk/#id=${testMunicipality.sor}` },
      serviceProvider: testWard,
      reportOfAdmissionRequested: false,
    });
    expect(notification).not.toHaveProperty('leavePeriod');
    expect(notification).not.toHaveProperty('follows');
  });

  it('keeps one episode from the emergency department to the ward and home', () => {
    const kinds = ['STAA', 'STIN', 'STOR', 'SLOR', 'SLHJ'] as const;
    expect(new Set(kinds.map((kind) => parsed({ kind }).episodeOfCareId)).size).toBe(1);
  });

  it('names the message that a revision or a cancellation follows upon', () => {
    expect(parsed({ kind: 'RE_STIN', follows: 'STIN' }).follows).toBe(testHeaderId('stay', 'STIN'));
    expect(parsed({ kind: 'AN_STIN', follows: 'STIN' }).follows).toBe(testHeaderId('stay', 'STIN'));
  });

  it('gives the leave with and without its end', () => {
    expect(parsed({ kind: 'STOR' }).leavePeriod).toEqual({ start: leaveStart });
    expect(parsed({ kind: 'SLOR' }).leavePeriod).toEqual({ start: leaveStart, end: leaveEnd });
  });

  it('tells that an admission report is asked for, and by whom', () => {
    expect(parsed({ reportOfAdmission: true })).toMatchObject({
      reportOfAdmissionRequested: true,
      reportOfAdmissionRecipient: testHospital,
    });
  });

  it('reads the same out of a message that has been through JSON', () => {
    const again: unknown = JSON.parse(JSON.stringify(hospitalNotification({ kind: 'SLOR' })));
    expect(parseHospitalNotification(again)).toEqual({ ok: true, notification: parsed({ kind: 'SLOR' }) });
  });

  it('needs no lokationsnummer', () => {
    const { gln: _, ...withoutGln } = testHospital;
    expect(parsed({ sender: withoutGln }).sender).not.toHaveProperty('gln');
  });
});
