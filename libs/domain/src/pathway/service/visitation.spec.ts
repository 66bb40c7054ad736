import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  basis,
  bostoetteStaff,
  citizenDied,
  given,
  manager,
  named,
  opened,
  pathwayClosed,
  registerVisitation,
  reviseVisitation,
  revokeVisitation,
  serviceEnded,
  serviceStarted,
  startService,
  stayStarted,
  theService,
  unvisited,
  visitationRegistered,
  visitationRevised,
  visitationRevoked,
  visited,
} from '#testing/given-when-then/index.js';
import { invariants } from '../invariants.js';
import { serviceBreaches } from './breaches.js';
import { termsOn } from './visitations.js';

/** §85 from 1 February on, six hours a week. */
const granted = [...opened, visitationRegistered({ hoursPerWeek: 6 })];
const [theVisitationNow, on] = [named('visitation'), (date: string) => plainDate(date)];

describe('VIS-4, VIS-5 a decision', () => {
  it('keeps the date on which it was taken', () =>
    given(opened).when(registerVisitation({ decidedOn: '2026-01-20' })).then(visitationRegistered({ decidedOn: '2026-01-20' })));
  it('is not taken tomorrow', () =>
    given(opened).on('2026-02-01').when(registerVisitation({ decidedOn: '2026-02-02' })).refused('DATE-1', 'in-the-future'));
});

describe('VIS-5 a visitation', () => {
  it('is revised from a date on, to another last date', () => given(granted).when(reviseVisitation()).then(visitationRevised()));
  it('is revised to other hours and goals', () =>
    given(granted)
      .when(reviseVisitation({ to: null, hoursPerWeek: 3, goals: 'An invented goal' }))
      .then(visitationRevised({ to: null, hoursPerWeek: 3, personal: { goals: 'An invented goal' } })));
  it('is revised ahead', () => given(granted).when(reviseVisitation({ on: '2027-01-01', to: null, hoursPerWeek: 2 })).then(
    visitationRevised({ on: '2027-01-01', to: null, hoursPerWeek: 2 }),
  ));
  it('is not changed by being revised to what it is', () => {
    given(granted).when(reviseVisitation({ to: null })).thenNothing();
    given(granted).when(reviseVisitation({ to: null, hoursPerWeek: 6 })).thenNothing();
    given(granted, visitationRevised()).when(reviseVisitation()).thenNothing();
  });
  it('grants what it did until the date, and what it was revised to from then on', () => {
    const [visitation] = given(granted, visitationRevised({ hoursPerWeek: 3 })).state.services.visitations;
    const hours = (date: string) => termsOn(visitation!, on(date))?.hoursPerWeek;
    expect([hours('2026-01-31'), hours('2026-04-30'), hours('2026-05-01'), hours('2026-07-31'), hours('2026-08-01')]).toEqual([
      undefined, 6, 3, 3, undefined,
    ]);
    expect(visitation).toMatchObject({ from: '2026-02-01', to: '2026-07-31', decidedOn: '2026-02-01' });
  });
  it('is prolonged on the day after its last date', () =>
    given(granted, visitationRevised())
      .when(reviseVisitation({ on: '2026-08-01', to: '2026-12-31' }))
      .then(visitationRevised({ on: '2026-08-01', to: '2026-12-31' })));
  it('is not revised later than that', () =>
    given(granted, visitationRevised())
      .when(reviseVisitation({ on: '2026-08-02', to: null }))
      .refused('VIS-5', 'had-ended', { on: '2026-08-02', to: '2026-07-31' }));
  it('is not revised before it begins', () =>
    given(granted).when(reviseVisitation({ on: '2026-01-31' })).refused('VIS-5', 'before-it-begins', { on: '2026-01-31', from: '2026-02-01' }));
  it('does not end before it is revised', () =>
    given(granted)
      .when(reviseVisitation({ to: '2026-04-30' }))
      .refused('VIS-4', 'ends-before-it-begins', { from: '2026-05-01', to: '2026-04-30' }));
  it('is revised to hours that a week has', () =>
    given(granted).when(reviseVisitation({ hoursPerWeek: 0 })).refused('SVC-3', 'impossible-hours'));
  it('is one that there is', () => {
    given(opened).when(reviseVisitation()).refused('VIS-5', 'no-such-visitation');
    given(opened).when(revokeVisitation()).refused('VIS-5', 'no-such-visitation');
  });
  it('is revoked', () => given(granted).when(revokeVisitation()).then(visitationRevoked()));
  it('is revoked from its first date', () => {
    given(granted).when(revokeVisitation({ on: '2026-02-01' })).then(visitationRevoked({ on: '2026-02-01' }));
    given(granted, visitationRevoked({ on: '2026-02-01' })).when(startService()).refused('VIS-1', 'no-visitation-in-force');
  });
  it('is revoked once', () => {
    given(granted, visitationRevoked()).when(revokeVisitation()).thenNothing();
    given(granted, visitationRevoked())
      .when(revokeVisitation({ on: '2026-06-01' }))
      .refused('VIS-5', 'revoked', { visitationId: theVisitationNow, revokedOn: '2026-05-01' });
    given(granted, visitationRevoked()).when(reviseVisitation({ on: '2026-04-01' })).refused('VIS-5', 'revoked');
  });
  it('carries no start from the date on which it is revoked', () => {
    given(granted, visitationRevoked()).when(startService({ on: '2026-04-30' })).then(serviceStarted({ on: '2026-04-30', ground: visited() }));
    given(granted, visitationRevoked()).when(startService({ on: '2026-05-01' })).refused('VIS-1', 'no-visitation-in-force');
  });
  it('stays revoked whatever was revised before or after', () => {
    const state = given(granted, visitationRevoked({ on: '2026-06-01' }), visitationRevised({ to: '2026-12-31' })).state;
    expect(state.services.visitations[0]).toMatchObject({ to: '2026-05-31', revokedOn: '2026-06-01' });
  });
  it('is not changed on a closed pathway, nor after a death', () => {
    given(granted, pathwayClosed()).when(revokeVisitation()).refused('PATH-2', 'pathway-closed');
    given(granted, citizenDied({ on: '2026-06-01' })).when(reviseVisitation()).refused('CIT-1', 'citizen-dead');
  });
});

describe('VIS-3 the authority alone', () => {
  it('revises and revokes', () => given(granted).when(revokeVisitation()).then(visitationRevoked()));
  it.each([manager, bostoetteStaff])('%# lets nobody else do so', (actor) => {
    given(granted).by(actor).when(reviseVisitation()).refused('VIS-3', 'not-the-authority');
    given(granted).by(actor).when(revokeVisitation()).refused('VIS-3', 'not-the-authority');
  });
});

describe('VIS-1 what runs beyond its visitation', () => {
  const breaches = (...history: (PathwayEvent | readonly PathwayEvent[])[]) =>
    serviceBreaches(given(granted, serviceStarted(), ...history).state, defaultPolicy).map(({ kind, subjectId, since }) => [kind, subjectId, since]);
  const beyond = (since: string, subjectId = theService) => [['beyond-visitation', subjectId, since]];

  it('keeps its ground and goes on, as a deviation', () => {
    const { state } = given(granted, serviceStarted(), visitationRevoked());
    expect(state.services.services.map(({ ground, until }) => [ground, until])).toEqual([[visited(), null]]);
    expect(invariants.every(({ holds }) => holds(state))).toBe(true);
    expect(breaches(visitationRevoked())).toEqual(beyond('2026-05-01'));
  });
  it('is a deviation from the day after the last date', () => expect(breaches(visitationRevised())).toEqual(beyond('2026-08-01')));
  it('is none while the visitation is in force', () => expect(breaches()).toEqual([]));
  it('is none when it ended in time', () => {
    expect(breaches(visitationRevised(), serviceEnded({ on: '2026-08-01' }))).toEqual([]);
    expect(breaches(visitationRevised(), serviceEnded({ on: '2026-08-02' }))).toEqual(beyond('2026-08-01'));
  });
  it('is none where another visitation for the section takes over', () => {
    const next = (from: string, to: string | null = null) => visitationRegistered({ visitationId: named('next'), on: from, from, to });
    expect(breaches(visitationRevised(), next('2026-08-01'))).toEqual([]);
    expect(breaches(visitationRevised(), next('2026-06-01', '2026-10-31'))).toEqual(beyond('2026-11-01'));
    expect(breaches(visitationRevised(), next('2026-08-02'))).toEqual(beyond('2026-08-01'));
  });
  it('is none where the visitation was prolonged in time', () =>
    expect(breaches(visitationRevised(), visitationRevised({ on: '2026-08-01', to: null }))).toEqual([]));
  it('is one where the section takes a visitation only', () => {
    const history = [
      opened,
      visitationRegistered({ legalBasis: basis('SEL-104'), to: '2026-03-31' }),
      serviceStarted({ legalBasis: basis('SEL-104') }),
      serviceStarted({ serviceId: named('talks'), legalBasis: basis('SEL-99'), ground: unvisited }),
    ];
    expect(serviceBreaches(given(...history).state, defaultPolicy)).toEqual([]);
  });
  it('is a deviation for a stay too', () =>
    expect(
      breaches(
        visitationRegistered({ visitationId: named('visitation 107'), legalBasis: basis('SEL-107'), to: '2026-03-31' }),
        stayStarted({ ground: visited(named('visitation 107')) }),
      ),
    ).toEqual(beyond('2026-04-01', named('stay'))));
});
