import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  citizenDied,
  endIntensiveSupport,
  given,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  hospitalLeaveStarted,
  intensiveSupportEnded,
  intensiveSupportEndMoved,
  intensiveSupportStarted,
  intensiveSupportStepped,
  moveIntensiveSupportEnd,
  named,
  serviceEnded,
  servicePaused,
  serviceResumed,
  serviceStarted,
  stepIntensiveSupport,
  theService,
  visitedForBoth,
  visited,
} from '#testing/given-when-then/index.js';
import { hoursOn, massivePausedDuring } from './on-date.js';

type Told = PathwayEvent | readonly PathwayEvent[];
/** §85 from 1 October, four hours a week; massive support through 30 November, 20 hours, stepping down to 14 and 8. */
const massive = [
  ...visitedForBoth,
  serviceStarted({ on: '2026-10-01', ground: visited(named('visitation 85')), hoursPerWeek: 4 }),
  intensiveSupportStarted(),
];
const hours = (history: readonly Told[], ...dates: string[]) => {
  const [service] = given(massive, ...history).state.services.services;
  return dates.map((date) => hoursOn(service!, plainDate(date)));
};

describe('SVC-8 the massive period', () => {
  it('gives the hours of the plan, and the ordinary ones after it', () =>
    expect(hours([], '2026-10-01', '2026-10-14', '2026-10-15', '2026-11-30', '2026-12-01')).toEqual([20, 20, 14, 8, 4]));
  it('is turned up or down at once, until the next step of the plan', () => {
    given(massive).when(stepIntensiveSupport()).then(intensiveSupportStepped());
    given(massive).when(stepIntensiveSupport({ hoursPerWeek: 6 })).then(intensiveSupportStepped({ hoursPerWeek: 6 }));
    expect(hours([intensiveSupportStepped()], '2026-10-19', '2026-10-20', '2026-11-09', '2026-11-10')).toEqual([14, 18, 18, 8]);
  });
  it('is turned on the date of a step of the plan, which then does not count', () =>
    expect(hours([intensiveSupportStepped({ on: '2026-10-15' })], '2026-10-14', '2026-10-15', '2026-11-09')).toEqual([20, 18, 18]));
  it('is not turned to what it is', () => given(massive).when(stepIntensiveSupport({ hoursPerWeek: 14 })).thenNothing());
  it('is turned within its dates', () => {
    given(massive)
      .on('2026-12-24')
      .when(stepIntensiveSupport({ on: '2026-12-01' }))
      .refused('SVC-8', 'outside-massive-period', { on: '2026-12-01', from: '2026-10-01', through: '2026-11-30' });
    given(massive).when(stepIntensiveSupport({ on: '2026-09-30' })).refused('SVC-2', 'before-service-started');
  });
  it('is turned to hours that a week has', () =>
    given(massive).when(stepIntensiveSupport({ hoursPerWeek: 200 })).refused('SVC-3', 'impossible-hours'));
  it('is there', () => {
    const without = given(massive.slice(0, -1));
    without.when(stepIntensiveSupport()).refused('SVC-8', 'no-massive-period', { serviceId: theService });
    without.when(moveIntensiveSupportEnd()).refused('SVC-8', 'no-massive-period');
    without.when(endIntensiveSupport()).refused('SVC-8', 'no-massive-period');
  });
  it('is ended before its time', () => {
    given(massive).when(endIntensiveSupport()).then(intensiveSupportEnded());
    expect(hours([intensiveSupportEnded()], '2026-11-15', '2026-11-16')).toEqual([8, 4]);
  });
  it('is ended once, and not moved or turned after that', () => {
    const ended = given(massive, intensiveSupportEnded());
    ended.when(endIntensiveSupport()).refused('SVC-8', 'outside-massive-period');
    ended.when(stepIntensiveSupport({ on: '2026-11-17' })).refused('SVC-8', 'outside-massive-period');
    ended.when(moveIntensiveSupportEnd()).refused('SVC-8', 'no-massive-period');
  });
  it('stays ended when its end had been moved later before that was told', () =>
    expect(hours([intensiveSupportEndMoved({ on: '2026-11-20' }), intensiveSupportEnded()], '2026-11-16', '2026-12-10')).toEqual([4, 4]));
  it('has its end moved, later or earlier', () => {
    given(massive).when(moveIntensiveSupportEnd()).then(intensiveSupportEndMoved());
    given(massive)
      .when(moveIntensiveSupportEnd({ through: '2026-11-25', because: 'needs-changed' }))
      .then(intensiveSupportEndMoved({ to: '2026-11-25', because: 'needs-changed' }));
    expect(hours([intensiveSupportEndMoved()], '2026-12-14', '2026-12-15')).toEqual([8, 4]);
  });
  it('does not have its end moved to where it is', () => given(massive, intensiveSupportEndMoved()).when(moveIntensiveSupportEnd()).thenNothing());
  it('does not end before it starts', () =>
    given(massive)
      .when(moveIntensiveSupportEnd({ through: '2026-09-30' }))
      .refused('SVC-8', 'ends-before-it-starts', { startedOn: '2026-10-01', through: '2026-09-30' }));
  it('is of a service that runs', () =>
    given(massive, serviceEnded({ on: '2026-11-20' })).when(moveIntensiveSupportEnd()).refused('SVC-2', 'service-not-open'));
  it('is not moved after a death', () =>
    given(massive, citizenDied({ on: '2026-11-20' })).when(moveIntensiveSupportEnd()).refused('CIT-1', 'citizen-dead'));
});

describe('readmission in the massive period', () => {
  const admitted = hospitalAdmissionRecorded({ on: '2026-11-02' });
  const discharged = hospitalDischargeRecorded({ on: '2026-11-16', statement: 2 });
  const stoodStill = (...history: readonly Told[]) => {
    const { state } = given(massive, ...history);
    return massivePausedDuring(state.services.services[0]!, state);
  };
  it('lets the period stand still from the admission to the discharge', () =>
    expect(stoodStill(admitted, discharged)).toEqual([{ from: '2026-11-02', until: '2026-11-16' }]));
  it('lets it stand still to its last date, while the citizen is admitted', () =>
    expect(stoodStill(admitted)).toEqual([{ from: '2026-11-02', until: '2026-12-01' }]));
  it('is no discharge on leave', () =>
    expect(stoodStill(admitted, hospitalLeaveStarted({ on: '2026-11-06', statement: 2 }))).toEqual([{ from: '2026-11-02', until: '2026-12-01' }]));
  it('counts a pause for the admission once', () =>
    expect(stoodStill(admitted, discharged, servicePaused({ on: '2026-11-01' }), serviceResumed({ on: '2026-11-17' }))).toEqual([
      { from: '2026-11-01', until: '2026-11-17' },
    ]));
  it('counts two times as two', () =>
    expect(stoodStill(admitted, discharged, servicePaused({ on: '2026-11-20', because: 'absence' }), serviceResumed({ on: '2026-11-22' }))).toEqual([
      { from: '2026-11-02', until: '2026-11-16' },
      { from: '2026-11-20', until: '2026-11-22' },
    ]));
  it('before or after the period does not matter to it', () => {
    expect(stoodStill(hospitalAdmissionRecorded({ on: '2026-09-01' }), hospitalDischargeRecorded({ on: '2026-10-01', statement: 2 }))).toEqual([]);
    expect(stoodStill(hospitalAdmissionRecorded({ on: '2026-12-01' }))).toEqual([]);
  });
  it('may move the end by the dates that it took', () => {
    given(massive, admitted, discharged).when(moveIntensiveSupportEnd()).then(intensiveSupportEndMoved());
    expect(hours([admitted, discharged, intensiveSupportEndMoved()], '2026-12-14', '2026-12-15')).toEqual([8, 4]);
  });
  it('is over with a death', () =>
    expect(stoodStill(admitted, citizenDied({ on: '2026-11-10' }))).toEqual([{ from: '2026-11-02', until: '2026-11-10' }]));
});
