import { describe, expect, it } from '@jest/globals';
import { type SectionKey } from '#domain';
import { plainDate } from '#kernel';
import {
  acuteStayStarted,
  basis,
  endService,
  given,
  named,
  opened,
  registerVisitation,
  serviceEnded,
  serviceStarted,
  startService,
  startStay,
  supported,
  theService,
  unvisited,
  visitationRegistered,
  visited,
} from '#testing/given-when-then/index.js';
import { servicesOn } from './on-date.js';

/** §85 from 1 February to 31 July, both included. */
const forHalfAYear = [...opened, visitationRegistered({ to: '2026-07-31' })];
const second = { serviceId: named('second service') };

describe('VIS-1 a visited service', () => {
  it('starts on the first date of the visitation', () =>
    given(forHalfAYear)
      .when(startService())
      .then(serviceStarted({ ground: visited() })));
  it('starts on its last date', () =>
    given(forHalfAYear).when(startService({ on: '2026-07-31' })).then(serviceStarted({ on: '2026-07-31' })));
  it('does not start the day before', () =>
    given(forHalfAYear)
      .when(startService({ on: '2026-01-31' }))
      .refused('VIS-1', 'no-visitation-in-force', { section: 'SEL-85', on: '2026-01-31' }));
  it('does not start the day after', () =>
    given(forHalfAYear).when(startService({ on: '2026-08-01' })).refused('VIS-1', 'no-visitation-in-force'));
  it('does not start under a visitation for another section', () =>
    given(opened, visitationRegistered({ legalBasis: basis('SEL-103') })).when(startService()).refused('VIS-1', 'no-visitation-in-force'));
  it('does not start without any', () => given(opened).when(startService()).refused('VIS-1', 'no-visitation-in-force'));
  it('starts under the visitation that lasts longest', () => {
    const longer = visitationRegistered({ visitationId: named('longer'), to: null });
    given(forHalfAYear, longer).when(startService()).then(serviceStarted({ ground: visited(named('longer')) }));
    given(opened, longer, visitationRegistered({ to: '2026-07-31' }))
      .when(startService())
      .then(serviceStarted({ ground: visited(named('longer')) }));
  });
  it('starts under the one that ends last, in whatever order they were registered', () => {
    const last = visitationRegistered({ visitationId: named('ends last'), to: '2026-12-31' });
    given(forHalfAYear, last).when(startService()).then(serviceStarted({ ground: visited(named('ends last')) }));
    given(opened, last, visitationRegistered({ to: '2026-07-31' }))
      .when(startService())
      .then(serviceStarted({ ground: visited(named('ends last')) }));
  });
  it('keeps its hours', () =>
    given(forHalfAYear).when(startService({ hoursPerWeek: 6 })).then(serviceStarted({ hoursPerWeek: 6 })));
  it('holds for a stay too', () =>
    given(forHalfAYear)
      .when(startStay())
      .refused('VIS-1', 'no-visitation-in-force', { section: 'SEL-107', on: '2026-02-01' }));
});

describe('VIS-2 a service that takes no visitation', () => {
  it.each<SectionKey>(['SEL-82a', 'SEL-82c', 'SEL-99'])('starts under %s without one, and says so', (section) =>
    given(opened).when(startService({ section })).then(serviceStarted({ legalBasis: basis(section), ground: unvisited })));
  it('is not visited', () =>
    given(opened).when(registerVisitation({ section: 'SEL-82c' })).refused('VIS-2', 'takes-no-visitation', { section: 'SEL-82c' }));
  it('is no handleplan, which is not visited either', () =>
    given(opened).when(registerVisitation({ section: 'SEL-141' })).refused('VIS-2', 'takes-no-visitation'));
  it('as a stay says so as well', () =>
    given(opened).when(startStay({ section: 'SEL-82c' })).then(acuteStayStarted({ on: '2026-02-01', legalBasis: basis('SEL-82c'), ground: unvisited })));
  it('starts under a visitation where the section leaves it open and there is one', () =>
    given(opened, visitationRegistered({ legalBasis: basis('SEL-104') }))
      .when(startService({ section: 'SEL-104' }))
      .then(serviceStarted({ legalBasis: basis('SEL-104'), ground: visited() })));
  it('starts without one where the section leaves it open', () =>
    given(opened).when(startService({ section: 'SEL-82b' })).then(serviceStarted({ legalBasis: basis('SEL-82b'), ground: unvisited })));
});

describe('VIS-4 a visitation', () => {
  it('may be for one date', () =>
    given(opened).when(registerVisitation({ to: '2026-02-01' })).then(visitationRegistered({ to: '2026-02-01' })));
  it('does not end before it begins', () =>
    given(opened)
      .when(registerVisitation({ to: '2026-01-31' }))
      .refused('VIS-4', 'ends-before-it-begins', { from: '2026-02-01', to: '2026-01-31' }));
  it('may begin ahead of today', () =>
    given(opened).when(registerVisitation({ from: '2027-02-01' })).then(visitationRegistered({ on: '2027-02-01', from: '2027-02-01' })));
  it('keeps its hours in clear and its goals as personal', () =>
    given(opened)
      .when(registerVisitation({ hoursPerWeek: 6, goals: 'An invented goal' }))
      .then(visitationRegistered({ hoursPerWeek: 6, personal: { goals: 'An invented goal' } })));
});

describe('LAW-1 a section', () => {
  it('is taken in the version in force on the date', () =>
    given(opened).when(registerVisitation({ section: 'ABL-105' })).then(visitationRegistered({ legalBasis: basis('ABL-105') })));
  it('must be known', () =>
    given(opened)
      .when(startService({ section: 'SEL-999' }))
      .refused('LAW-1', 'unknown-section', { section: 'SEL-999', date: '2026-02-01' }));
  it('must be in force', () => {
    const long = [...opened.map((event) => ({ ...event, effective: visitationRegistered({ on: '2015-01-01' }).effective }))];
    given(long).when(startService({ section: 'SEL-82a', on: '2017-12-31' })).refused('LAW-1', 'not-in-force');
    given(long)
      .when(startService({ section: 'SEL-82a', on: '2018-01-01' }))
      .then(serviceStarted({ on: '2018-01-01', legalBasis: basis('SEL-82a'), ground: unvisited }));
  });
  it('of support gives no stay', () => given(supported).when(startStay({ section: 'SEL-85' })).refused('LAW-1', 'gives-no-stay'));
  it('of places gives no service', () =>
    given(supported)
      .when(startService({ ...second, section: 'SEL-107' }))
      .refused('LAW-1', 'gives-no-service'));
});

describe('SVC-1 §85 support', () => {
  it('follows upon the one before on the date it ends', () =>
    given(supported, serviceEnded({ on: '2026-06-01' }))
      .when(startService({ ...second, on: '2026-06-01' }))
      .then(serviceStarted({ ...second, on: '2026-06-01', ground: visited(named('visitation 85')) })));
  it('does not start beside another', () =>
    given(supported)
      .when(startService({ ...second, on: '2026-06-01' }))
      .refused('SVC-1', 'overlaps-service', { on: '2026-06-01', serviceId: theService }));
  it('does not start on the last date of another', () =>
    given(supported, serviceEnded({ on: '2026-06-01' }))
      .when(startService({ ...second, on: '2026-05-31' }))
      .refused('SVC-1', 'overlaps-service'));
  it('does not run into another that came later', () =>
    given(forHalfAYear, serviceStarted({ on: '2026-06-01' })).when(startService({ ...second })).refused('SVC-1', 'overlaps-service'));
  it.each<SectionKey>(['SEL-104', 'SEL-99'])('runs beside %s', (section) =>
    given(supported)
      .when(startService({ ...second, section, on: '2026-06-01' }))
      .then(serviceStarted({ ...second, on: '2026-06-01', legalBasis: basis(section), ground: unvisited })));
  it('leaves two of another section to overlap', () =>
    given(opened, serviceStarted({ legalBasis: basis('SEL-99'), ground: unvisited }))
      .when(startService({ ...second, section: 'SEL-99' }))
      .then(serviceStarted({ ...second, legalBasis: basis('SEL-99'), ground: unvisited })));
});

describe('SVC-1 overlapping §85, §104, §101', () => {
  const all = [
    ...supported,
    visitationRegistered({ visitationId: named('visitation 101'), legalBasis: basis('SEL-101') }),
    serviceStarted({ on: '2026-03-01', serviceId: named('activity'), legalBasis: basis('SEL-104'), ground: unvisited }),
  ];
  const treatment = { serviceId: named('treatment'), on: '2026-03-10' };
  it('is three services on one date', () => {
    const started = serviceStarted({ ...treatment, legalBasis: basis('SEL-101'), ground: visited(named('visitation 101')) });
    given(all).when(startService({ ...treatment, section: 'SEL-101' })).then(started);
    expect(servicesOn(given(all, started).state, plainDate('2026-03-10')).map(({ section }) => section)).toEqual(['SEL-85', 'SEL-104', 'SEL-101']);
  });
  it('leaves no room for another §85', () =>
    given(all).when(startService({ ...treatment })).refused('SVC-1', 'overlaps-service', { on: '2026-03-10', serviceId: theService }));
  it('ends one without the others', () => {
    const { state } = given(all, serviceEnded({ on: '2026-04-01', serviceId: named('activity') }));
    expect(servicesOn(state, plainDate('2026-04-01')).map(({ section }) => section)).toEqual(['SEL-85']);
  });
});

describe('SVC-2 a service', () => {
  it('ends', () => given(supported).when(endService()).then(serviceEnded()));
  it('may end on the date it began', () =>
    given(supported)
      .when(endService({ on: '2026-02-01' }))
      .then(serviceEnded({ on: '2026-02-01' })));
  it('does not end before it began', () =>
    given(supported)
      .when(endService({ on: '2026-01-31' }))
      .refused('SVC-2', 'before-service-started', { on: '2026-01-31', startedOn: '2026-02-01' }));
  it('ends once', () =>
    given(supported, serviceEnded())
      .when(endService())
      .refused('SVC-2', 'service-not-open', { serviceId: theService }));
});

describe('SVC-3 hours per week', () => {
  it('may fill the week', () => given(supported).when(startService({ ...second, section: 'SEL-99', hoursPerWeek: 168 })).then(
    serviceStarted({ ...second, legalBasis: basis('SEL-99'), ground: unvisited, hoursPerWeek: 168 }),
  ));
  it.each([0, -1, 168.5, Number.NaN, Number.POSITIVE_INFINITY])('are never %p', (hoursPerWeek) => {
    given(supported).when(startService({ ...second, section: 'SEL-99', hoursPerWeek })).refused('SVC-3', 'impossible-hours');
    given(opened).when(registerVisitation({ hoursPerWeek })).refused('SVC-3', 'impossible-hours');
  });
});
