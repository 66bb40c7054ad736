import { describe, expect, it } from '@jest/globals';
import { asked } from '#testing/follow-ups/asked.js';
import * as told from '#testing/given-when-then/index.js';
import { theAdmission } from '#testing/given-when-then/invented.js';

const { opened, supported, staying } = told;

describe('what an admission asks for', () => {
  const admitted = [...supported, told.hospitalAdmissionRecorded({ on: '2026-04-01', psychiatric: true })];
  it('is contact and a pause of the support on the next working day, over Easter, and a discharge agreement', () =>
    expect(asked(/admission|pause|agreement/, admitted)).toEqual(['admission-contact 2026-04-07', 'pause-support 2026-04-07', 'discharge-agreement 2026-04-13']));
  it('is no discharge agreement from a somatic ward, and no pause where there is no support', () => {
    const somatic = told.hospitalAdmissionRecorded({ on: '2026-04-01', psychiatric: false });
    expect(asked(/admission|pause|agreement/, [...supported, somatic])).toEqual(['admission-contact 2026-04-07', 'pause-support 2026-04-07']);
    expect(asked(/admission|pause|agreement/, [...opened, somatic])).toEqual(['admission-contact 2026-04-07']);
  });
  it('is a discharge agreement also for who stays at a botilbud', () =>
    expect(asked('discharge-agreement', [...staying, told.hospitalAdmissionRecorded({ on: '2026-04-01', psychiatric: true })])).toEqual([
      'discharge-agreement 2026-04-13',
    ]));
  it('is done by the contact, the pause and the agreement', () =>
    expect(
      asked(/admission|pause|agreement/, [
        ...admitted,
        told.contactRecorded({ on: '2026-04-02', kind: 'phone' }),
        told.servicePaused({ on: '2026-04-02', because: 'admission' }),
        told.dischargeAgreementRecorded({ on: '2026-04-10', admissionId: theAdmission }),
      ]),
    ).toEqual(['admission-contact fulfilled contact', 'pause-support fulfilled support-paused', 'discharge-agreement fulfilled discharge-arranged']));
  it('is over at the discharge, and was never when the hospital takes it back', () => {
    expect(asked('admission-contact', [...admitted, told.hospitalDischargeRecorded({ on: '2026-04-02', statement: 2 })])).toEqual(['admission-contact dropped admission-ended']);
    expect(asked(/admission|pause/, [...admitted, told.hospitalEntryCancelled({ on: '2026-04-01', statement: 2 })])).toEqual([]);
  });
  it('is nothing for somebody with whom the municipality has nothing to do any more', () =>
    expect(asked('admission', [...opened, told.pathwayClosed({ on: '2026-03-15' }), told.hospitalAdmissionRecorded({ on: '2026-04-01' })])).toEqual([]));
});

describe('what an expected discharge asks for', () => {
  const expected = (date: string) => [...opened, told.hospitalAdmissionRecorded({ on: '2026-11-02' }), told.expectedHospitalDischargeSet({ on: '2026-11-10', date })];
  const kinds = /network|housing|medicine|transport/;
  it('is a network meeting, housing, medicine and transport, in working days before it', () =>
    expect(asked(kinds, expected('2026-11-23'))).toEqual([
      'network-meeting 2026-11-18',
      'housing-ready 2026-11-19',
      'medicine-arranged 2026-11-20',
      'transport-arranged 2026-11-20',
    ]));
  it('moves with the date', () =>
    expect(asked('network', [...expected('2026-11-23'), told.expectedHospitalDischargeMoved({ on: '2026-11-12', from: '2026-11-23', to: '2026-11-30' })])).toEqual([
      'network-meeting 2026-11-25',
    ]));
  it('is over when it is withdrawn, or the citizen discharged', () => {
    const withdrawn = told.expectedHospitalDischargeWithdrawn({ on: '2026-11-12', date: '2026-11-23' });
    expect(asked('network', [...expected('2026-11-23'), withdrawn])).toEqual(['network-meeting dropped expectation-withdrawn']);
    const discharged = told.hospitalDischargeRecorded({ on: '2026-11-12', statement: 2 });
    expect(asked('network', [...expected('2026-11-23'), discharged])).toEqual(['network-meeting dropped admission-ended']);
  });
});
