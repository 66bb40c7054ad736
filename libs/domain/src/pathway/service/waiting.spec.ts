import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import {
  annulService,
  basis,
  citizenDied,
  given,
  named,
  opened,
  pathwayClosed,
  pathwayReopened,
  putServiceOnWaitingList,
  serviceAnnulled,
  servicePutOnWaitingList,
  serviceStarted,
  startService,
  theService,
  unvisited,
  visitationRegistered,
  visitationRevoked,
} from '#testing/given-when-then/index.js';
import { serviceBreaches } from './breaches.js';

const granted = [...opened, visitationRegistered()];
const waiting = [...granted, servicePutOnWaitingList()];

describe('SVC-5 a service that waits', () => {
  it('is put on the list under its visitation', () => given(granted).when(putServiceOnWaitingList()).then(servicePutOnWaitingList()));
  it('is put on it without one where none is needed', () =>
    given(opened)
      .when(putServiceOnWaitingList({ section: 'SEL-82b' }))
      .then(servicePutOnWaitingList({ legalBasis: basis('SEL-82b'), ground: unvisited })));
  it('is granted', () => given(opened).when(putServiceOnWaitingList()).refused('VIS-1', 'no-visitation-in-force'));
  it('starts under its id, and leaves the list', () => {
    given(waiting).when(startService({ on: '2026-03-01' })).then(serviceStarted({ on: '2026-03-01' }));
    expect(given(waiting, serviceStarted({ on: '2026-03-01' })).state.services.waiting).toEqual([
      expect.objectContaining({ serviceId: theService, from: '2026-02-01', until: '2026-03-01' }),
    ]);
  });
  it('starts under its own section', () =>
    given(waiting).when(startService({ section: 'SEL-99' })).refused('PATH-3', 'id-taken'));
  it('is annulled, and leaves the list', () => {
    given(waiting).when(annulService()).then(serviceAnnulled());
    expect(given(waiting, serviceAnnulled()).state.services).toMatchObject({ services: [], waiting: [{ until: '2026-02-01' }] });
    given(waiting, serviceAnnulled()).when(annulService()).thenNothing();
  });
  it('does not start when it was annulled', () =>
    given(waiting, serviceAnnulled()).when(startService()).refused('PATH-3', 'id-taken'));
  it('is put on the list once', () => given(waiting).when(putServiceOnWaitingList()).refused('PATH-3', 'id-taken'));
  it('is not put on it after a death', () =>
    given(granted, citizenDied({ on: '2026-02-01' })).when(putServiceOnWaitingList()).refused('CIT-1', 'citizen-dead'));
});

describe('SVC-10 what was granted', () => {
  const breaches = (...history: (PathwayEvent | readonly PathwayEvent[])[]) => serviceBreaches(given(granted, ...history).state, defaultPolicy);
  const overdue = (since: string, waitedFrom: string, onWaitingList = false) => [
    { kind: 'start-overdue', rule: 'SVC-10', subjectId: named('visitation'), since, facts: { section: 'SEL-85', waitedFrom, days: 28, onWaitingList } },
  ];
  it('starts within the days', () => {
    expect(breaches(serviceStarted({ on: '2026-02-28' }))).toEqual([]);
    expect(breaches(serviceStarted({ on: '2026-03-01' }))).toEqual([]);
  });
  it('is a deviation from the date on which they are over', () => {
    expect(breaches()).toEqual(overdue('2026-03-01', '2026-02-01'));
    expect(breaches(serviceStarted({ on: '2026-03-02' }))).toEqual(overdue('2026-03-01', '2026-02-01'));
  });
  it('goes on where it is given under the section already', () =>
    expect(breaches(serviceStarted(), visitationRegistered({ visitationId: named('next'), on: '2026-06-01', from: '2026-06-01' }))).toEqual([]));
  it('says whether it stands on a waiting list', () =>
    expect(breaches(servicePutOnWaitingList())).toEqual(overdue('2026-03-01', '2026-02-01', true)));
  it('is over when it is revoked, or the pathway closed, or the citizen dead in time', () => {
    expect(breaches(visitationRevoked({ on: '2026-03-01' }))).toEqual([]);
    expect(breaches(pathwayClosed({ on: '2026-03-01' }))).toEqual([]);
    expect(breaches(citizenDied({ on: '2026-02-20' }))).toEqual([]);
  });
  it('waits from the date on which the pathway is opened again', () =>
    expect(breaches(pathwayClosed({ on: '2026-02-20' }), pathwayReopened({ on: '2026-06-01', because: 'new-inquiry' }))).toEqual(
      overdue('2026-06-29', '2026-06-01'),
    ));
  it('is not said to have started by what was annulled', () =>
    expect(breaches(serviceStarted(), serviceAnnulled())).toEqual(overdue('2026-03-01', '2026-02-01')));
});
