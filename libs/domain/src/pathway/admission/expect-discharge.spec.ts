import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  citizenDied,
  expectedHospitalDischargeMoved,
  expectedHospitalDischargeSet,
  expectedHospitalDischargeWithdrawn,
  expectHospitalDischarge,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  hospitalEntryCancelled,
  hospitalLeaveStarted,
  hospitalTreatmentCompleted,
  opened,
  recordTreatmentCompleted,
  theAdmission,
  withdrawExpectedHospitalDischarge,
} from '#testing/given-when-then/index.js';
import { admissionStageOn, currentTime, expectedDischargeOn } from './expected.js';

const admitted = [...opened, hospitalAdmissionRecorded()];
const expecting = [...admitted, expectedHospitalDischargeSet()];
const gone = hospitalDischargeRecorded({ on: '2026-04-20', statement: 2 });

describe('ADM-2 the discharge that a hospital expects', () => {
  it('is set, from the date that it said so', () => given(admitted).when(expectHospitalDischarge()).then(expectedHospitalDischargeSet()));
  it('keeps the hour and the message that it came with', () =>
    given(admitted)
      .when(expectHospitalDischarge({ at: '2026-04-02T08:00:00.000Z', message: { messageId: 'm', code: 'c' } }))
      .then(expectedHospitalDischargeSet({ at: '2026-04-02T08:00:00.000Z', message: { messageId: 'm', code: 'c' } })));
  it('is moved', () =>
    given(expecting).when(expectHospitalDischarge({ on: '2026-04-05', date: '2026-04-17' })).then(expectedHospitalDischargeMoved()));
  it('is said once, however often it is told', () => given(expecting).when(expectHospitalDischarge({ on: '2026-04-05' })).thenNothing());
  it('is taken back, once', () => {
    given(expecting).when(withdrawExpectedHospitalDischarge()).then(expectedHospitalDischargeWithdrawn());
    given(expecting, expectedHospitalDischargeWithdrawn()).when(withdrawExpectedHospitalDischarge({ on: '2026-04-07' })).thenNothing();
    given(admitted).when(withdrawExpectedHospitalDischarge()).refused('ADM-2', 'nothing-expected', { admissionId: theAdmission, on: '2026-04-06' });
  });
  it('is set anew after it was taken back', () =>
    given(expecting, expectedHospitalDischargeWithdrawn())
      .when(expectHospitalDischarge({ on: '2026-04-08' }))
      .then(expectedHospitalDischargeSet({ on: '2026-04-08' })));
  it('that is told late stands where it belongs, and leaves what was said later', () => {
    const later = expectedHospitalDischargeSet({ on: '2026-04-05', date: '2026-04-17' });
    given(admitted, later).when(expectHospitalDischarge()).then(expectedHospitalDischargeSet());
    const { admissions } = given(admitted, later, expectedHospitalDischargeSet()).state.admissions;
    const on = (date: string) => expectedDischargeOn(admissions[0]!, plainDate(date));
    expect(['2026-04-01', '2026-04-02', '2026-04-04', '2026-04-05'].map(on)).toEqual([undefined, '2026-04-20', '2026-04-20', '2026-04-17']);
  });
  it('lies after the admission began', () => {
    given(admitted).when(expectHospitalDischarge({ date: '2026-04-01', on: '2026-04-01' })).then(expectedHospitalDischargeSet({ on: '2026-04-01', date: '2026-04-01' }));
    given(admitted)
      .when(expectHospitalDischarge({ date: '2026-03-31' }))
      .refused('ADM-2', 'before-the-admission', { date: '2026-03-31', admittedOn: '2026-04-01' });
  });
  it('is said of somebody who is admitted then', () => {
    given(opened).when(expectHospitalDischarge()).refused('ADM-2', 'not-admitted', { admissionId: theAdmission, on: '2026-04-02' });
    given(admitted).when(expectHospitalDischarge({ on: '2026-03-31' })).refused('ADM-2', 'not-admitted');
    given(admitted, hospitalEntryCancelled({ statement: 2 })).when(expectHospitalDischarge()).refused('ADM-2', 'not-admitted');
    given(admitted, gone).when(expectHospitalDischarge({ on: '2026-04-21' })).refused('ADM-2', 'not-admitted');
    given(admitted, gone).when(expectHospitalDischarge({ on: '2026-04-20' })).then(expectedHospitalDischargeSet({ on: '2026-04-20' }));
    given(admitted).on('2026-04-01').when(expectHospitalDischarge()).refused('DATE-1', 'in-the-future');
    given().when(expectHospitalDischarge()).refused('PATH-1', 'citizen-not-registered');
  });
});

describe('ADM-2 a hospital that has done its part', () => {
  it('says from when, once', () => {
    given(expecting).when(recordTreatmentCompleted()).then(hospitalTreatmentCompleted());
    given(expecting, hospitalTreatmentCompleted()).when(recordTreatmentCompleted()).thenNothing();
  });
  it('does not say two dates of one time there', () =>
    given(admitted, hospitalTreatmentCompleted())
      .when(recordTreatmentCompleted({ on: '2026-04-16' }))
      .refused('ADM-2', 'completed-on-another-date', { on: '2026-04-16', completedOn: '2026-04-15' }));
  it('says so again when the patient has come back', () =>
    given(admitted, hospitalTreatmentCompleted(), gone, hospitalAdmissionRecorded({ on: '2026-05-01', statement: 3 }))
      .when(recordTreatmentCompleted({ on: '2026-05-10' }))
      .then(hospitalTreatmentCompleted({ on: '2026-05-10' })));
  it('says it of somebody who is admitted', () => {
    given(opened).when(recordTreatmentCompleted()).refused('ADM-2', 'not-admitted');
    given(admitted).on('2026-04-14').when(recordTreatmentCompleted()).refused('DATE-1', 'in-the-future');
  });
});

describe('ADM-2 an admission', () => {
  const stageOn = (date: string, ...history: readonly PathwayEvent[]) => {
    const { admissions, diedOn } = given(history).state.admissions;
    return admissionStageOn(admissions[0]!, plainDate(date), diedOn);
  };
  it('stands on each date where what was said puts it', () => {
    const whole = [...expecting, hospitalLeaveStarted({ on: '2026-04-11', statement: 2 }), hospitalTreatmentCompleted({ on: '2026-04-15' })];
    const back = hospitalAdmissionRecorded({ on: '2026-04-20', statement: 3 });
    expect(['2026-03-31', '2026-04-01', '2026-04-02', '2026-04-11'].map((date) => stageOn(date, ...whole))).toEqual([
      'unknown', 'admitted', 'discharge-expected', 'on-leave',
    ]);
    expect(stageOn('2026-04-15', ...expecting, hospitalTreatmentCompleted())).toBe('ready');
    expect(stageOn('2026-04-14', ...expecting, hospitalTreatmentCompleted())).toBe('discharge-expected');
    expect(stageOn('2026-04-20', ...expecting, gone)).toBe('discharged');
    expect(stageOn('2026-04-19', ...expecting, gone)).toBe('discharge-expected');
    expect(stageOn('2026-04-06', ...expecting, expectedHospitalDischargeWithdrawn())).toBe('admitted');
    expect(stageOn('2026-04-10', ...admitted, citizenDied({ on: '2026-04-10' }))).toBe('dead');
    expect(stageOn('2026-04-10', ...admitted, hospitalEntryCancelled({ statement: 2 }))).toBe('annulled');
    expect(stageOn('2026-04-21', ...admitted, hospitalDischargeRecorded({ on: '2026-04-05', statement: 2 }), back)).toBe('admitted');
  });
  it('runs on until it ends', () => {
    const current = (...history: readonly PathwayEvent[]) => {
      const { admissions, diedOn } = given(history).state.admissions;
      return currentTime(admissions[0]!, diedOn)?.from;
    };
    expect([current(...admitted), current(...admitted, gone), current(...admitted, citizenDied({ on: '2026-04-10' }))]).toEqual(['2026-04-01', undefined, undefined]);
  });
});
