import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { parseHospitalNotification } from '#medcom';
import { allNotificationKinds, hospitalNotification, testWard, type NotificationKind } from '#testing/medcom/index.js';
import { commandOf } from './command-of-notification.js';

function asked(kind: NotificationKind, psychiatric: ReadonlySet<string> = new Set(), reportOfAdmission = false) {
  const parsed = parseHospitalNotification(hospitalNotification({ kind, reportOfAdmission }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { told: parsed.notification, command: commandOf(parsed.notification, psychiatric) };
}

const expected: Readonly<Record<NotificationKind, string>> = {
  STAA: 'RecordHospitalAdmission emergency',
  STIN: 'RecordHospitalAdmission inpatient',
  STOR: 'RecordHospitalLeaveStart',
  SLOR: 'RecordHospitalLeaveEnd',
  SLHJ: 'RecordHospitalDischarge',
  SLHJ_EMER: 'RecordHospitalDischarge',
  MORS: 'RecordDeath',
  MORS_EMER: 'RecordDeath',
  RE_STAA: 'ReviseHospitalEntry admission emergency',
  RE_STIN: 'ReviseHospitalEntry admission inpatient',
  RE_STOR: 'ReviseHospitalEntry leave-start',
  RE_SLOR: 'ReviseHospitalEntry leave-end',
  RE_SLHJ: 'ReviseHospitalEntry discharge',
  RE_SLHJ_EMER: 'ReviseHospitalEntry discharge',
  RE_MORS: 'RecordDeath',
  AN_STAA: 'CancelHospitalEntry admission emergency',
  AN_STIN: 'CancelHospitalEntry admission inpatient',
  AN_STOR: 'CancelHospitalEntry leave-start',
  AN_SLOR: 'CancelHospitalEntry leave-end',
  AN_SLHJ: 'CancelHospitalEntry discharge',
  AN_SLHJ_EMER: 'CancelHospitalEntry discharge',
};

describe('what a message asks for', () => {
  it.each(allNotificationKinds)('%s', (kind) => {
    const { command } = asked(kind);
    const words = [command.type, 'entry' in command ? command.entry : '', 'careClass' in command ? command.careClass : ''];
    expect(words.filter((word) => word !== '' && word !== undefined).join(' ')).toBe(expected[kind]);
  });

  it('holds from the date in Denmark that the hospital tells of', () => {
    expect(asked('STIN').command).toMatchObject({ on: '2026-11-02', at: '2026-11-02T08:15:00.000Z' });
    expect(asked('MORS').command).toMatchObject({ on: '2026-11-16', source: 'hospital' });
  });

  it('is about the same admission from the emergency department to the ward and home', () => {
    const ids = (['STAA', 'STIN', 'STOR', 'SLHJ', 'AN_STIN'] as const).map((kind) => {
      const { told, command } = asked(kind);
      expect('admissionId' in command && command.admissionId).toBe(derivedId('episode', told.episodeOfCareId));
      return 'admissionId' in command ? command.admissionId : undefined;
    });
    expect(new Set(ids).size).toBe(1);
  });

  it('is about psychiatry where the unit is on the list', () => {
    expect(asked('STIN').command).toMatchObject({ psychiatric: false, unitSor: testWard.sor });
    expect(asked('STIN', new Set([testWard.sor])).command).toMatchObject({ psychiatric: true });
  });

  it('says where the hospital asks for a report on the citizen', () => {
    expect(asked('STIN').command).not.toHaveProperty('reportOfAdmissionRequested');
    expect(asked('STIN', new Set(), true).command).toMatchObject({ reportOfAdmissionRequested: true });
  });
});
