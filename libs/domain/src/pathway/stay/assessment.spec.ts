import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import {
  assessmentBrokenOff,
  assessmentPlanDelivered,
  assessmentStayStarted,
  bostoette,
  breakOffAssessment,
  deliverAssessmentPlan,
  dischargeRecorded,
  given,
  moveToOwnHome,
  named,
  opened,
  recordDischarge,
  startAssessmentStay,
  startStay,
  staying,
  stayStarted,
  theStay,
  visited,
  visitedForBoth,
} from '#testing/given-when-then/index.js';
import { stayBreaches } from './breaches.js';

const ground = visited(named('visitation 107'));
const assessing = [...visitedForBoth, assessmentStayStarted({ ground })];
const left = dischargeRecorded();

describe('STAY-5 an assessment stay', () => {
  it('starts under its visitation', () => given(visitedForBoth).when(startAssessmentStay()).then(assessmentStayStarted({ ground })));
  it('takes one, like other stays', () =>
    given(opened).when(startAssessmentStay()).refused('VIS-1', 'no-visitation-in-force', { section: 'SEL-107', on: '2026-02-01' }));
  it('has no date with another', () => given(staying).when(startAssessmentStay({ stayId: named('next') })).refused('STAY-1', 'overlaps-stay'));

  it('ends in a plan, which is personal', () => {
    given(assessing).when(deliverAssessmentPlan({ plan: 'An invented plan' })).then(assessmentPlanDelivered({ personal: { plan: 'An invented plan' } }));
    given(assessing, assessmentPlanDelivered()).when(recordDischarge()).then(left);
  });
  it('may be broken off, with a reason', () => {
    given(assessing).when(breakOffAssessment({ note: 'An invented note' })).then(assessmentBrokenOff({ personal: { note: 'An invented note' } }));
    given(assessing, assessmentBrokenOff()).when(recordDischarge()).then(left);
  });
  it('may be broken off with the discharge', () =>
    given(assessing)
      .when(recordDischarge({ brokenOff: { reason: 'hospital' } }))
      .then(assessmentBrokenOff({ on: '2026-11-20', reason: 'hospital' }), left));
  it('does not end without the one or the other', () => {
    given(assessing).when(recordDischarge()).refused('STAY-5', 'neither-plan-nor-reason', { stayId: theStay });
    given(assessing).when(moveToOwnHome()).refused('STAY-5', 'neither-plan-nor-reason', { stayId: theStay });
  });
  it('in which the plan was delivered may go over into support at home', () =>
    expect(given(assessing, assessmentPlanDelivered()).when(moveToOwnHome({ tilbudId: bostoette })).decision.accepted).toBe(true));
  it('that is over when it is recorded says which it was', () => {
    const ended = { on: '2026-05-01', destination: 'own-home' } as const;
    const gone = dischargeRecorded({ on: '2026-05-01' });
    const started = assessmentStayStarted({ ground });
    given(visitedForBoth)
      .when(startAssessmentStay({ ended: { ...ended, planDeliveredOn: '2026-04-28' } }))
      .then(started, assessmentPlanDelivered({ on: '2026-04-28' }), gone);
    given(visitedForBoth)
      .when(startAssessmentStay({ ended: { ...ended, brokenOff: { reason: 'other' } } }))
      .then(started, assessmentBrokenOff({ reason: 'other' }), gone);
    given(visitedForBoth).when(startAssessmentStay({ ended })).refused('STAY-5', 'neither-plan-nor-reason');
    given(visitedForBoth)
      .when(startAssessmentStay({ ended: { ...ended, planDeliveredOn: '2026-01-31' } }))
      .refused('STAY-5', 'before-stay-started', { on: '2026-01-31', startedOn: '2026-02-01' });
  });

  it('is what a plan is delivered for', () => {
    given(staying).when(deliverAssessmentPlan()).refused('STAY-5', 'no-assessment-stay', { stayId: theStay });
    given(staying).when(breakOffAssessment()).refused('STAY-5', 'no-assessment-stay', { stayId: theStay });
    given(opened).when(deliverAssessmentPlan()).refused('STAY-5', 'no-assessment-stay');
  });
  it('is what a discharge breaks off', () => {
    given(staying).when(recordDischarge({ brokenOff: { reason: 'other' } })).refused('STAY-5', 'nothing-to-break-off', { stayId: theStay });
    given(visitedForBoth)
      .when(startStay({ ended: { on: '2026-05-01', destination: 'own-home', planDeliveredOn: '2026-04-28' } }))
      .refused('STAY-5', 'nothing-to-break-off');
  });
  it('has one outcome', () => {
    given(assessing, assessmentPlanDelivered()).when(deliverAssessmentPlan({ on: '2026-06-01' })).refused('STAY-5', 'delivered-already');
    given(assessing, assessmentPlanDelivered()).when(breakOffAssessment()).refused('STAY-5', 'delivered-already', { stayId: theStay });
    given(assessing, assessmentBrokenOff()).when(deliverAssessmentPlan()).refused('STAY-5', 'broken-off-already', { stayId: theStay });
    given(assessing, assessmentBrokenOff()).when(recordDischarge({ brokenOff: { reason: 'other' } })).refused('STAY-5', 'broken-off-already');
  });
  it('comes to it after it began, and not ahead', () => {
    given(assessing).when(deliverAssessmentPlan({ on: '2026-02-01' })).then(assessmentPlanDelivered({ on: '2026-02-01' }));
    given(assessing).when(deliverAssessmentPlan({ on: '2026-01-31' })).refused('STAY-5', 'before-stay-started');
    given(assessing).when(breakOffAssessment({ on: '2026-01-31' })).refused('STAY-5', 'before-stay-started');
    given(assessing).on('2026-04-30').when(deliverAssessmentPlan()).refused('DATE-1', 'in-the-future');
  });
});

describe('STAY-5 an assessment stay that is over', () => {
  const breaches = (...history: readonly PathwayEvent[]) => stayBreaches(given(visitedForBoth, history).state, defaultPolicy);
  const started = assessmentStayStarted({ ground });
  it('without an outcome, as a correction may leave it, is a breach from the discharge on', () =>
    expect(breaches(started, left)).toEqual([
      {
        kind: 'assessment-without-plan', rule: 'STAY-5', subjectId: theStay, since: '2026-11-20',
        facts: { startedOn: '2026-02-01', endedOn: '2026-11-20' },
      },
    ]));
  it('may have its plan delivered afterwards', () =>
    given(assessing, left).when(deliverAssessmentPlan({ on: '2026-11-22' })).then(assessmentPlanDelivered({ on: '2026-11-22' })));
  it('with an outcome is none, nor is one under way, nor another kind of stay', () => {
    expect(breaches(started, assessmentPlanDelivered(), left)).toEqual([]);
    expect(breaches(started, assessmentBrokenOff(), left)).toEqual([]);
    expect(breaches(started)).toEqual([]);
    expect(breaches(stayStarted({ ground }), left)).toEqual([]);
  });
});
