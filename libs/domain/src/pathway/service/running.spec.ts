import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  annulService,
  basis,
  cancelServiceEndPlan,
  changeServiceHours,
  citizenDied,
  bothEndedByClosing,
  closePathway,
  endService,
  given,
  named,
  opened,
  pathwayClosed,
  pauseService,
  planServiceEnd,
  resumeService,
  serviceAnnulled,
  serviceEnded,
  serviceEndPlanCancelled,
  serviceEndPlanned,
  serviceHoursChanged,
  servicePaused,
  serviceResumed,
  serviceStarted,
  startService,
  supported,
  theService,
  unvisited,
  visited,
} from '#testing/given-when-then/index.js';
import { serviceBreaches } from './breaches.js';
import { hoursOn, serviceStageOn } from './on-date.js';

type Told = PathwayEvent | readonly PathwayEvent[];
const running = given(supported);
const only = (...history: readonly Told[]) => given(supported, ...history).state.services.services[0]!;
const over = [...supported, serviceEnded()];

describe('SVC-2, SVC-3 the hours of a service', () => {
  it('change from a date on', () => running.when(changeServiceHours()).then(serviceHoursChanged()));
  it('change on a date that is told late, when the service has ended', () =>
    given(over).when(changeServiceHours({ on: '2026-03-14' })).then(serviceHoursChanged({ on: '2026-03-14' })));
  it('are what they are from each date on', () => {
    const service = only(serviceHoursChanged(), serviceHoursChanged({ on: '2026-06-01', hoursPerWeek: 1 }));
    expect(['2026-01-31', '2026-03-31', '2026-04-01', '2026-06-01'].map((date) => hoursOn(service, plainDate(date)))).toEqual([
      undefined, undefined, 3, 1,
    ]);
  });
  it('do not change to what they are', () =>
    given(supported, serviceHoursChanged()).when(changeServiceHours({ on: '2026-05-01' })).thenNothing());
  it('do not change outside the dates of the service', () => {
    running.when(changeServiceHours({ on: '2026-01-31' })).refused('SVC-2', 'before-service-started');
    given(over).when(changeServiceHours({ on: '2026-03-15' })).refused('SVC-2', 'service-not-open', { serviceId: theService });
  });
  it('are hours that a week has', () => running.when(changeServiceHours({ hoursPerWeek: 169 })).refused('SVC-3', 'impossible-hours'));
});

describe('SVC-4 a pause', () => {
  it('begins and ends', () => {
    running.when(pauseService()).then(servicePaused());
    given(supported, servicePaused()).when(resumeService()).then(serviceResumed());
  });
  it('lets no hours be given, and ends nothing', () => {
    const service = only(serviceHoursChanged({ on: '2026-02-01' }), servicePaused(), serviceResumed());
    expect(['2026-03-31', '2026-04-01', '2026-04-14', '2026-04-15'].map((date) => hoursOn(service, plainDate(date)))).toEqual([3, 0, 0, 3]);
    expect(['2026-03-31', '2026-04-01', '2026-04-15'].map((date) => serviceStageOn(service, plainDate(date)))).toEqual([
      'started', 'paused', 'started',
    ]);
    expect(service.until).toBeNull();
  });
  it('begins once at a time', () => {
    given(supported, servicePaused()).when(pauseService({ on: '2026-04-10' })).refused('SVC-4', 'paused-already', {
      on: '2026-04-10',
      pausedFrom: '2026-04-01',
    });
    given(supported, servicePaused(), serviceResumed()).when(pauseService({ on: '2026-03-01' })).refused('SVC-4', 'paused-already');
  });
  it('begins again when the one before is over', () =>
    given(supported, servicePaused(), serviceResumed())
      .when(pauseService({ on: '2026-04-15' }))
      .then(servicePaused({ on: '2026-04-15' })));
  it('ends when there is one', () => {
    running.when(resumeService()).refused('SVC-4', 'not-paused', { on: '2026-04-15' });
    given(supported, servicePaused()).when(resumeService({ on: '2026-03-31' })).refused('SVC-4', 'not-paused');
  });
  it('ends with the service', () => expect(only(servicePaused(), serviceEnded({ on: '2026-05-01' })).pauses).toEqual([
    { from: '2026-04-01', until: '2026-05-01', because: 'admission' },
  ]));
  it('is of a service that is given on the date', () => {
    given(over).when(pauseService()).refused('SVC-2', 'service-not-open');
    given(supported, citizenDied({ on: '2026-04-01' })).when(pauseService()).refused('CIT-1', 'citizen-dead');
  });
});

describe('SVC-6 the end of a service', () => {
  it('is planned, and moved', () => {
    running.when(planServiceEnd()).then(serviceEndPlanned());
    given(supported, serviceEndPlanned())
      .when(planServiceEnd({ date: '2027-01-31' }))
      .then(serviceEndPlanned({ date: '2027-01-31' }));
  });
  it('is not planned twice for one date', () => given(supported, serviceEndPlanned()).when(planServiceEnd()).thenNothing());
  it('is called off', () => given(supported, serviceEndPlanned()).when(cancelServiceEndPlan()).then(serviceEndPlanCancelled()));
  it('is not called off when none is planned', () => {
    running.when(cancelServiceEndPlan()).refused('SVC-6', 'no-end-planned', { serviceId: theService });
    given(supported, serviceEndPlanned(), serviceEndPlanCancelled()).when(cancelServiceEndPlan()).refused('SVC-6', 'no-end-planned');
  });
  it('makes the service an ending one until it has ended, whatever the plan', () => {
    const ending = only(serviceEndPlanned());
    expect([serviceStageOn(ending, plainDate('2026-11-22')), serviceStageOn(ending, plainDate('2027-06-01'))]).toEqual(['ending', 'ending']);
    expect(serviceStageOn(only(serviceEndPlanned(), serviceEnded({ on: '2026-11-22' })), plainDate('2026-11-22'))).toBe('ended');
  });
  it('is of a service that runs, no earlier than it began', () => {
    running.when(planServiceEnd({ date: '2026-01-31' })).refused('SVC-2', 'before-service-started');
    given(over).when(planServiceEnd()).refused('SVC-2', 'service-not-open');
    given(over).when(cancelServiceEndPlan()).refused('SVC-2', 'service-not-open');
  });
  it('is not planned after a death', () => given(supported, citizenDied()).when(planServiceEnd()).refused('CIT-1', 'citizen-dead'));
});

describe('SVC-7 a service that was never given', () => {
  it('is annulled', () => running.when(annulService()).then(serviceAnnulled()));
  it('is annulled once', () => given(supported, serviceAnnulled()).when(annulService()).thenNothing());
  it('has no date, and leaves its id taken', () => {
    const service = only(serviceAnnulled());
    expect([service.from, service.until, service.annulled]).toEqual(['2026-02-01', '2026-02-01', 'never-started']);
    expect(serviceStageOn(service, plainDate('2026-02-01'))).toBe('annulled');
    given(supported, serviceAnnulled()).when(startService({ section: 'SEL-99' })).refused('PATH-3', 'id-taken');
  });
  it('is annulled also when its start is moved to a later date', () =>
    expect(given(supported.slice(0, 5), serviceAnnulled(), serviceStarted({ on: '2026-03-01' })).state.services.services[0]).toMatchObject({
      from: '2026-03-01',
      until: '2026-03-01',
      annulled: 'never-started',
    }));
  it('was not paused either', () =>
    expect(only(servicePaused({ on: '2026-02-01' }), serviceAnnulled()).pauses).toEqual([]));
  it('makes room for another §85 service', () =>
    given(supported, serviceAnnulled())
      .when(startService({ serviceId: named('second'), on: '2026-02-01' }))
      .then(serviceStarted({ serviceId: named('second'), ground: visited(named('visitation 85')) })));
  it('stands in the way of no closing, and gives no klippekort', () =>
    given(supported, serviceAnnulled()).when(closePathway()).then(pathwayClosed(), ...bothEndedByClosing()));
  it('is one that was said to run', () => {
    given(over).when(annulService()).refused('SVC-2', 'service-not-open');
    given(opened).when(annulService()).refused('SVC-2', 'service-not-open');
  });
  it('is not ended any more', () => given(supported, serviceAnnulled()).when(endService()).refused('SVC-2', 'service-not-open'));
});

describe('SVC-9 time-limited support', () => {
  const given82b = (...more: readonly Told[]) =>
    serviceBreaches(given(opened, serviceStarted({ legalBasis: basis('SEL-82b'), ground: unvisited }), ...more).state, defaultPolicy);
  const overrun = [
    { kind: 'time-limited-support-overrun', rule: 'SVC-9', subjectId: theService, since: '2026-08-01', facts: { section: 'SEL-82b', startedOn: '2026-02-01', months: 6 } },
  ];
  it('is a deviation from the date on which its months are over', () => expect(given82b()).toEqual(overrun));
  it('is none when it ended by then', () => expect(given82b(serviceEnded({ on: '2026-08-01' }))).toEqual([]));
  it('is one when it ended a day later', () => expect(given82b(serviceEnded({ on: '2026-08-02' }))).toEqual(overrun));
  it('is none of support without a usual length', () => expect(serviceBreaches(given(supported).state, defaultPolicy).map(({ kind }) => kind)).not.toContain('time-limited-support-overrun'));
});
