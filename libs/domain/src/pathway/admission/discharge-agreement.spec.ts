import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import {
  basis,
  citizenDied,
  coordinationPlanRecorded,
  dischargeAgreementRecorded,
  dischargeRecorded,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  hospitalEntryCancelled,
  hospitalLeaveStarted,
  opened,
  serviceEnded,
  serviceStarted,
  staying,
  supported,
  theAdmission,
  unvisited,
} from '#testing/given-when-then/index.js';
import { admissionBreaches, expectedAgreements } from './discharge-agreement.js';

const admitted = hospitalAdmissionRecorded();
const left = hospitalDischargeRecorded({ on: '2026-04-20', statement: 2 });
const made = dischargeAgreementRecorded({ on: '2026-04-18', admissionId: theAdmission });

const expected = (...history: readonly (PathwayEvent | readonly PathwayEvent[])[]) =>
  expectedAgreements(given(...history).state).map(({ since, arrangedOn }) => [since, arrangedOn]);
const breaches = (...history: readonly (PathwayEvent | readonly PathwayEvent[])[]) => admissionBreaches(given(...history).state, defaultPolicy);

describe('DIS-2 a discharge agreement', () => {
  it('is expected when a citizen with support comes to a psychiatric ward', () => expect(expected(supported, admitted)).toEqual([['2026-04-01', null]]));
  it('is expected of a citizen with a 24-hour place', () => expect(expected(staying, admitted)).toEqual([['2026-04-01', null]]));
  it('is expected from when the support began', () => {
    const later = serviceStarted({ on: '2026-04-10', legalBasis: basis('SEL-99'), ground: unvisited });
    expect(expected(opened, admitted, later)).toEqual([['2026-04-10', null]]);
  });
  it('is not expected without such support, before it or after it', () => {
    expect(expected(opened, admitted)).toEqual([]);
    expect(expected(supported, serviceEnded({ on: '2026-04-01' }), admitted)).toEqual([]);
    expect(expected(supported, serviceEnded({ on: '2026-04-02' }), admitted)).toEqual([['2026-04-01', null]]);
    expect(expected(staying, dischargeRecorded({ on: '2026-03-01' }), admitted)).toEqual([]);
  });
  it('is not expected for support under another law', () =>
    expect(expected(opened, serviceStarted({ legalBasis: basis('ABL-105'), ground: unvisited }), admitted)).toEqual([]));
  it('is not expected from another ward, or from an emergency department', () => {
    expect(expected(supported, hospitalAdmissionRecorded({ psychiatric: false }))).toEqual([]);
    expect(expected(supported, hospitalAdmissionRecorded({ careClass: 'emergency' }))).toEqual([]);
    expect(expected(supported, hospitalAdmissionRecorded({ careClass: 'emergency' }), hospitalAdmissionRecorded({ on: '2026-04-02', statement: 2 }))).toEqual([
      ['2026-04-01', null],
    ]);
  });
  it('is not expected when the admission was cancelled', () => expect(expected(supported, admitted, hospitalEntryCancelled({ statement: 2 }))).toEqual([]));
  it('is there when it is made, for the admission or during it', () => {
    expect(expected(supported, admitted, made)).toEqual([['2026-04-01', '2026-04-18']]);
    expect(expected(supported, admitted, dischargeAgreementRecorded({ on: '2026-04-18', admissionId: null }))).toEqual([['2026-04-01', '2026-04-18']]);
    expect(expected(supported, admitted, coordinationPlanRecorded({ on: '2026-04-18', admissionId: theAdmission }))).toEqual([['2026-04-01', '2026-04-18']]);
  });
});

describe('DIS-2 a hospital discharge', () => {
  it('without an agreement is a breach from its date on', () =>
    expect(breaches(supported, admitted, left)).toEqual([
      {
        kind: 'hospital-discharge-without-agreement', rule: 'DIS-2', subjectId: theAdmission, since: '2026-04-20',
        facts: { admissionId: theAdmission, admittedOn: '2026-04-01', dischargedOn: '2026-04-20', supportedSince: '2026-04-01' },
      },
    ]));
  it('of somebody who came back within the episode is one of its own', () => {
    const back = [hospitalAdmissionRecorded({ on: '2026-05-01', statement: 3 }), hospitalDischargeRecorded({ on: '2026-05-09', statement: 4 })];
    const both = breaches(supported, admitted, left, back);
    expect(both.map(({ since }) => since)).toEqual(['2026-04-20', '2026-05-09']);
    expect(new Set(both.map(({ subjectId }) => subjectId)).size).toBe(2);
    const onlyThen = dischargeAgreementRecorded({ on: '2026-04-18', admissionId: null });
    expect(breaches(supported, admitted, onlyThen, left, back).map(({ since }) => since)).toEqual(['2026-05-09']);
    expect(breaches(supported, admitted, made, left, back)).toEqual([]);
  });
  it('with one is none', () => expect(breaches(supported, admitted, made, left)).toEqual([]));
  it('with one made on the same date is none, and with one made later is one', () => {
    expect(breaches(supported, admitted, left, dischargeAgreementRecorded({ on: '2026-04-20', admissionId: theAdmission }))).toEqual([]);
    expect(breaches(supported, admitted, left, dischargeAgreementRecorded({ on: '2026-04-21', admissionId: theAdmission }))).toHaveLength(1);
  });
  it('is none while the citizen is there, on leave, or where the citizen died there', () => {
    expect(breaches(supported, admitted)).toEqual([]);
    expect(breaches(supported, admitted, hospitalLeaveStarted({ on: '2026-04-03', statement: 2 }))).toEqual([]);
    expect(breaches(supported, admitted, citizenDied({ on: '2026-04-10' }))).toEqual([]);
  });
  it('is none of a citizen without such support', () => expect(breaches(opened, admitted, left)).toEqual([]));
});
