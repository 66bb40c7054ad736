import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  basis,
  bostoette,
  cancelPlannedDischarge,
  dischargeCancelled,
  dischargeExpectationsChanged,
  dischargePlanned,
  dischargeRecorded,
  dischargeRescheduled,
  given,
  hospitalAdmissionRecorded,
  named,
  planDischarge,
  recordDischarge,
  startStay,
  staying,
  stayStarted,
  thePlan,
  theStay,
  unvisited,
  visited,
  visitedForBoth,
} from '#testing/given-when-then/index.js';
import { stayOn } from './state.js';

const ground = visited(named('visitation 107'));
const next = { stayId: named('next stay') };

describe('STAY-1 a 24-hour stay', () => {
  it('starts under its visitation', () => given(visitedForBoth).when(startStay()).then(stayStarted({ ground })));
  it('starts in another place on the date of discharge', () =>
    given(staying, dischargeRecorded({ on: '2026-06-01' }))
      .when(startStay({ ...next, on: '2026-06-01', tilbudId: bostoette }))
      .then(stayStarted({ ...next, on: '2026-06-01', tilbudId: bostoette, ground })));
  it('does not start on the last date of another', () =>
    given(staying, dischargeRecorded({ on: '2026-06-01' }))
      .when(startStay({ ...next, on: '2026-05-31' }))
      .refused('STAY-1', 'overlaps-stay', { on: '2026-05-31', stayId: theStay }));
  it('does not start beside another, under whatever section', () =>
    given(staying).when(startStay({ ...next, section: 'SEL-110', on: '2026-06-01' })).refused('STAY-1', 'overlaps-stay'));
  it('does not run into another that came later', () =>
    given(visitedForBoth, stayStarted({ on: '2026-06-01', ground })).when(startStay({ ...next })).refused('STAY-1', 'overlaps-stay'));
  it('starts during an admission, which is no stay', () =>
    given(visitedForBoth, hospitalAdmissionRecorded({ on: '2026-01-20' })).when(startStay()).then(stayStarted({ ground })));
  it('is not ended by an admission', () =>
    given(staying, hospitalAdmissionRecorded({ on: '2026-04-01' }))
      .when(startStay({ ...next, on: '2026-04-02' }))
      .refused('STAY-1', 'overlaps-stay'));
  it('that was over on the date it began leaves the date free', () =>
    given(staying, dischargeRecorded({ on: '2026-02-01' })).when(startStay({ ...next })).then(stayStarted({ ...next, ground })));
  it('is where the citizen is, from its first date to the day before the discharge', () => {
    const { stays } = given(staying, dischargeRecorded({ on: '2026-06-01' })).state;
    const on = (date: string) => stayOn(stays, plainDate(date))?.stayId;
    expect([on('2026-01-31'), on('2026-02-01'), on('2026-05-31'), on('2026-06-01')]).toEqual([undefined, theStay, theStay, undefined]);
  });
});

describe('DIS-1 a discharge', () => {
  it('is planned, from the day it was decided on', () => given(staying).when(planDischarge()).then(dischargePlanned()));
  it('is planned with what is expected of whom, as personal', () =>
    given(staying)
      .when(planDischarge({ expectations: 'An invented expectation' }))
      .then(dischargePlanned({ personal: { expectations: 'An invented expectation' } })));
  it('is not planned for a stay that is over', () =>
    given(staying, dischargeRecorded()).when(planDischarge()).refused('DIS-1', 'stay-not-open', { stayId: theStay }));
  it('is not planned for a date before the stay', () =>
    given(staying)
      .when(planDischarge({ date: '2026-01-31' }))
      .refused('DIS-1', 'before-stay-started', { date: '2026-01-31', startedOn: '2026-02-01' }));
  it('may be planned for the date the stay began', () =>
    given(staying).when(planDischarge({ date: '2026-02-01' })).then(dischargePlanned({ date: '2026-02-01' })));
  it('is planned anew under an id of its own after a cancelling', () => {
    const cancelled = given(staying, dischargePlanned(), dischargeCancelled());
    cancelled.when(planDischarge({ planId: named('new plan') })).then(dischargePlanned({ planId: named('new plan') }));
    cancelled.when(planDischarge({ planId: thePlan })).refused('PATH-3', 'id-taken');
  });

  const planned = given(staying, dischargePlanned());
  it('is moved, with who caused it', () =>
    planned.when(planDischarge({ date: '2026-12-20', causedBy: 'region' })).then(dischargeRescheduled({ causedBy: 'region' })));
  it('is moved again from where it stood', () =>
    given(staying, dischargePlanned({ on: '2026-11-01' }), dischargeRescheduled({ on: '2026-11-10' }))
      .when(planDischarge({ date: '2026-12-01' }))
      .then(dischargeRescheduled({ from: '2026-12-20', to: '2026-12-01' })));
  it('is moved when only the destination changes', () =>
    planned
      .when(planDischarge({ destination: 'hospital' }))
      .then(dischargeRescheduled({ from: '2026-12-15', to: '2026-12-15', destination: 'hospital' })));
  it('is planned once, however often the same is said', () => planned.when(planDischarge({ planId: named('ignored') })).thenNothing());
  it('is said anew what is expected of whom, while date and destination stand', () =>
    planned
      .when(planDischarge({ expectations: 'An invented expectation' }))
      .then(dischargeExpectationsChanged({ personal: { expectations: 'An invented expectation' } })));
  it('stands as it was when only expectations change', () =>
    expect(given(staying, dischargePlanned(), dischargeExpectationsChanged({ personal: { expectations: 'An invented expectation' } })).state.stays).toEqual(
      planned.state.stays,
    ));
  it('is cancelled, with who caused it', () => planned.when(cancelPlannedDischarge()).then(dischargeCancelled()));
  it('is not cancelled when none is planned', () =>
    given(staying).when(cancelPlannedDischarge()).refused('DIS-1', 'nothing-planned', { stayId: theStay }));
  it('is not cancelled twice', () =>
    given(staying, dischargePlanned(), dischargeCancelled()).when(cancelPlannedDischarge()).refused('DIS-1', 'nothing-planned'));
  it('is not cancelled after it happened', () =>
    given(staying, dischargePlanned(), dischargeRecorded()).when(cancelPlannedDischarge()).refused('DIS-1', 'stay-not-open'));

  it('is recorded as the plan carried out', () =>
    planned.when(recordDischarge({ on: '2026-11-22' })).then(dischargeRecorded({ on: '2026-11-22', planId: thePlan })));
  it('is recorded without a plan', () => given(staying).when(recordDischarge()).then(dischargeRecorded()));
  it('is recorded late, and carries out a plan that was made after it', () => {
    planned.when(recordDischarge({ on: '2026-11-01' })).then(dischargeRecorded({ on: '2026-11-01', planId: thePlan }));
    given(staying, dischargePlanned(), dischargeRecorded({ on: '2026-11-01', planId: thePlan }))
      .when(planDischarge())
      .refused('DIS-1', 'stay-not-open');
  });
  it('is recorded on the date the stay began', () =>
    given(staying).when(recordDischarge({ on: '2026-02-01' })).then(dischargeRecorded({ on: '2026-02-01' })));
  it('is not recorded before the stay', () =>
    given(staying)
      .when(recordDischarge({ on: '2026-01-31' }))
      .refused('DIS-1', 'before-stay-started', { on: '2026-01-31', startedOn: '2026-02-01' }));
  it('is not recorded ahead', () =>
    given(staying)
      .when(recordDischarge({ on: '2026-11-23' }))
      .refused('DATE-1', 'in-the-future', { on: '2026-11-23', today: '2026-11-22' }));
  it('is recorded once', () => given(staying, dischargeRecorded()).when(recordDischarge()).refused('DIS-1', 'stay-not-open'));
  it('leaves the stay of a section that is not visited the same way', () =>
    given(visitedForBoth, stayStarted({ legalBasis: basis('SEL-82c'), ground: unvisited }))
      .when(recordDischarge())
      .then(dischargeRecorded()));
});
