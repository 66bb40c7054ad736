import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  acuteStayStarted,
  assessmentStarted,
  basis,
  citizenDied,
  citizenRegistered,
  given,
  inquiryAnswered,
  inquiryReceived,
  named,
  opened,
  pathwayClosed,
  pathwayReopened,
  serviceAnnulled,
  serviceStarted,
  startAssessment,
  supported,
  unvisited,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import { caseBreaches } from './breaches.js';
import { phaseOn } from './phase.js';

const phases = (history: readonly (PathwayEvent | readonly PathwayEvent[])[], ...dates: string[]) => {
  const { state } = given(...history);
  return dates.map((date) => phaseOn(state, plainDate(date)));
};

describe('CASE-1 a case', () => {
  it('is none before anything is known', () => expect(phases([citizenRegistered()], '2026-01-05')).toEqual(['none']));
  it('is an inquiry while one waits, with or without an open pathway', () => {
    const early = [citizenRegistered({ on: '2026-01-01' }), inquiryReceived(), inquiryAnswered({ outcome: 'advised' })];
    expect(phases(early, '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05')).toEqual(['none', 'inquiry', 'inquiry', 'none']);
    expect(phases([opened], '2026-01-05')).toEqual(['inquiry']);
  });
  it('is assessed from the date on which the authority begins', () =>
    expect(phases([opened, assessmentStarted()], '2026-01-09', '2026-01-10')).toEqual(['inquiry', 'assessing']));
  it('is active from the first decision, service or stay', () => {
    expect(phases([opened, assessmentStarted(), visitationRegistered()], '2026-01-31', '2026-02-01')).toEqual(['assessing', 'active']);
    expect(phases([opened, visitationRegistered({ decidedOn: '2026-01-20' })], '2026-01-19', '2026-01-20')).toEqual(['inquiry', 'active']);
    const talks = serviceStarted({ legalBasis: basis('SEL-82c'), ground: unvisited });
    expect(phases([opened, talks], '2026-01-31', '2026-02-01')).toEqual(['inquiry', 'active']);
    expect(phases([opened, acuteStayStarted({ on: '2026-01-06' })], '2026-01-05', '2026-01-06')).toEqual(['inquiry', 'active']);
  });
  it('is not active by a service that was annulled', () => {
    const talks = serviceStarted({ legalBasis: basis('SEL-82c'), ground: unvisited });
    expect(phases([opened, talks, serviceAnnulled()], '2026-02-01')).toEqual(['inquiry']);
  });
  it('is closed, and an inquiry again, and what it becomes then', () => {
    const again = [
      ...supported.slice(0, 5),
      pathwayClosed(),
      pathwayReopened({ on: '2026-04-01', because: 'new-inquiry' }),
      assessmentStarted({ on: '2026-04-10' }),
    ];
    expect(phases([again], '2026-03-14', '2026-03-15', '2026-04-01', '2026-04-10')).toEqual(['active', 'closed', 'inquiry', 'assessing']);
    expect(phases([supported, pathwayClosed(), pathwayReopened()], '2026-09-01')).toEqual(['active']);
  });
  it('is closed after a death, and goes on when the death is taken back', () => {
    expect(phases([supported, citizenDied()], '2026-05-31', '2026-06-01')).toEqual(['active', 'closed']);
    expect(phases([supported], '2026-06-01')).toEqual(['active']);
  });

  it('is assessed from a date on', () => given(opened).when(startAssessment()).then(assessmentStarted()));
  it('is assessed once at a time', () =>
    given(opened, assessmentStarted())
      .when(startAssessment({ assessmentId: named('another'), on: '2026-01-12' }))
      .thenNothing());
  it('is assessed anew while it is active', () =>
    given(supported)
      .when(startAssessment({ on: '2026-05-01' }))
      .then(assessmentStarted({ on: '2026-05-01' })));
  it('is not assessed while it is closed', () =>
    given(supported.slice(0, 5), pathwayClosed()).when(startAssessment({ on: '2026-04-01' })).refused('PATH-2', 'pathway-closed'));
});

describe('CASE-2 an assessment', () => {
  const policy = { ...defaultPolicy, caseHandling: { ...defaultPolicy.caseHandling, decideWithinDays: 30 } };
  const breaches = (...history: (PathwayEvent | readonly PathwayEvent[])[]) => caseBreaches(given(opened, assessmentStarted(), ...history).state, policy);
  const overdue = {
    kind: 'decision-overdue',
    rule: 'CASE-2',
    subjectId: named('assessment by the authority'),
    since: '2026-02-09',
    facts: { assessedFrom: '2026-01-10', days: 30 },
  };
  it('is too long when the days have passed without a decision', () => expect(breaches()).toEqual([overdue]));
  it('is too long when the decision comes the day after', () =>
    expect(breaches(visitationRegistered({ decidedOn: '2026-02-10' }))).toEqual([overdue]));
  it('is in time when support is granted, or the pathway closed, within the days', () => {
    expect(breaches(visitationRegistered({ decidedOn: '2026-02-09', from: '2026-03-01', on: '2026-03-01' }))).toEqual([]);
    expect(breaches(pathwayClosed({ on: '2026-02-09' }))).toEqual([]);
  });
  it('is over with a death', () => expect(breaches(citizenDied({ on: '2026-02-01' }))).toEqual([]));
  it('of a case that is active is under no limit', () =>
    expect(caseBreaches(given(supported, assessmentStarted({ on: '2026-05-01' })).state, policy)).toEqual([]));
});
