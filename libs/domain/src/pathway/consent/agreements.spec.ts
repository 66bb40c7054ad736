import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  citizenDied,
  citizenRegistered,
  closedWithCard,
  coordinationPlanRecorded,
  dischargeAgreementRecorded,
  given,
  handleplanMade,
  handleplanOffered,
  hospitalAdmissionRecorded,
  makeHandleplan,
  named,
  offerHandleplan,
  opened,
  recordCoordinationPlan,
  recordDischargeAgreement,
  theAdmission,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import { arrangementsFor, handleplanOn } from './state.js';

const admitted = [...opened, hospitalAdmissionRecorded()];
const on = plainDate;

describe('AGP-1 a discharge agreement', () => {
  it('is recorded for an admission, what it says being personal', () =>
    given(admitted)
      .when(recordDischargeAgreement({ content: 'An invented agreement' }))
      .then(dischargeAgreementRecorded({ personal: { content: 'An invented agreement' } })));
  it('is recorded for none that is known, and without an open pathway', () => {
    given(citizenRegistered()).when(recordDischargeAgreement({ admissionId: null })).then(dischargeAgreementRecorded({ admissionId: null }));
    given(closedWithCard, hospitalAdmissionRecorded()).when(recordDischargeAgreement()).then(dischargeAgreementRecorded());
  });
  it('is for an admission that there is', () =>
    given(opened).when(recordDischargeAgreement()).refused('AGP-1', 'no-such-admission', { admissionId: theAdmission }));
  it('is recorded once, not ahead, and not with the dead', () => {
    given(admitted, dischargeAgreementRecorded()).when(recordDischargeAgreement()).refused('PATH-3', 'id-taken');
    given(admitted).on('2026-04-09').when(recordDischargeAgreement()).refused('DATE-1', 'in-the-future');
    given(admitted, citizenDied({ on: '2026-04-10' })).when(recordDischargeAgreement()).refused('CIT-1', 'citizen-dead');
  });
  it('is there for its admission by its date', () => {
    const { consents } = given(admitted, dischargeAgreementRecorded()).state;
    const there = (by: string, admissionId = theAdmission) => arrangementsFor(consents, { admissionId, from: on('2026-04-01') }, on(by)).length;
    expect([there('2026-04-09'), there('2026-04-10'), there('2026-04-10', named('another admission'))]).toEqual([0, 1, 0]);
  });
  it('that names no admission is there for one that had begun', () => {
    const { consents } = given(admitted, dischargeAgreementRecorded({ admissionId: null })).state;
    const there = (from: string) => arrangementsFor(consents, { admissionId: theAdmission, from: on(from) }, on('2026-05-01')).length;
    expect([there('2026-04-01'), there('2026-04-10'), there('2026-04-11')]).toEqual([1, 1, 0]);
  });
});

describe('AGP-2 a coordination plan', () => {
  it('is recorded for an admission, what it says being personal', () =>
    given(admitted)
      .when(recordCoordinationPlan({ content: 'An invented plan' }))
      .then(coordinationPlanRecorded({ personal: { content: 'An invented plan' } })));
  it('is for an admission that there is', () => given(opened).when(recordCoordinationPlan()).refused('AGP-2', 'no-such-admission'));
  it('does for an agreement', () => {
    const { consents } = given(admitted, coordinationPlanRecorded()).state;
    expect(arrangementsFor(consents, { admissionId: theAdmission, from: on('2026-04-01') }, on('2026-04-10'))).toEqual([
      { kind: 'coordination-plan', id: named('coordination plan'), admissionId: theAdmission, on: '2026-04-10' },
    ]);
  });
});

describe('AGP-3 a handleplan', () => {
  const granted = [...opened, visitationRegistered()];
  it('is offered with a visitation, or with none', () => {
    given(granted).when(offerHandleplan()).then(handleplanOffered());
    given(opened).when(offerHandleplan({ visitationId: null, answer: 'declined' })).then(handleplanOffered({ visitationId: null, answer: 'declined' }));
  });
  it('is offered with a visitation that there is by then', () => {
    given(opened).when(offerHandleplan()).refused('AGP-3', 'no-such-visitation');
    given(granted).when(offerHandleplan({ on: '2026-01-31' })).refused('AGP-3', 'no-such-visitation');
  });
  it('is made, and handed to the tilbud, what it says being personal', () =>
    given(granted)
      .when(makeHandleplan({ content: 'An invented plan' }))
      .then(handleplanMade({ personal: { content: 'An invented plan' } })));
  it('is made without a date to look at it again', () =>
    given(opened).when(makeHandleplan({ reviewOn: null, handedTo: [] })).then(handleplanMade({ reviewOn: null, handedTo: [] })));
  it('is looked at again after it was made', () =>
    given(opened).when(makeHandleplan({ reviewOn: '2026-03-01' })).refused('AGP-3', 'review-before-plan', { on: '2026-03-01', reviewOn: '2026-03-01' }));
  it('holds until the next one', () => {
    const { consents } = given(granted, handleplanMade(), handleplanMade({ on: '2026-06-01', handleplanId: named('second') })).state;
    expect(['2026-02-28', '2026-03-01', '2026-06-01'].map((date) => handleplanOn(consents, on(date))?.handleplanId)).toEqual([
      undefined, named('handleplan'), named('second'),
    ]);
  });
  it('is offered and made while the pathway is open, under an id of its own', () => {
    given(closedWithCard).when(offerHandleplan({ on: '2026-04-01' })).refused('PATH-2', 'pathway-closed');
    given(closedWithCard).when(makeHandleplan({ on: '2026-04-01' })).refused('PATH-2', 'pathway-closed');
    given(granted, handleplanOffered(), handleplanMade()).when(offerHandleplan()).refused('PATH-3', 'id-taken');
    given(granted, handleplanOffered(), handleplanMade()).when(makeHandleplan()).refused('PATH-3', 'id-taken');
  });
});
