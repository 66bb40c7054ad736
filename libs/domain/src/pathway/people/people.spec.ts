import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  assignKnownWorker,
  bostoette,
  bostoetteWorker,
  citizenDied,
  citizenRegistered,
  closedWithCard,
  clipUsed,
  contactRecorded,
  coordinator,
  coordinatorAssigned,
  endKnownWorker,
  given,
  knownWorkerAssigned,
  knownWorkerEnded,
  marielundWorker,
  named,
  opened,
  recordContact,
  stranger,
  supported,
  useClip,
} from '#testing/given-when-then/index.js';
import { firstContactSince, workersMet } from './met.js';
import { coordinatorOn, knownWorkersOn } from './state.js';

type Told = PathwayEvent | readonly PathwayEvent[];
const on = plainDate;

describe('PEO-1 a coordinator', () => {
  it('is one on every date, each until the next begins', () => {
    const { people } = given(opened, coordinatorAssigned({ on: '2026-03-01', workerId: named('another') })).state;
    expect(['2026-01-04', '2026-01-05', '2026-02-28', '2026-03-01'].map((date) => coordinatorOn(people, on(date))?.workerId)).toEqual([
      undefined, coordinator.workerId, coordinator.workerId, named('another'),
    ]);
  });
});

describe('PEO-2 a known worker', () => {
  const knownOn = (date: string, ...history: readonly Told[]) => knownWorkersOn(given(supported, ...history).state.people, on(date)).length;
  it('is there until a date', () => {
    given(supported).when(endKnownWorker()).then(knownWorkerEnded());
    expect([knownOn('2026-04-30', knownWorkerEnded()), knownOn('2026-05-01', knownWorkerEnded())]).toEqual([1, 0]);
  });
  it('ends on a closed pathway too', () => given(closedWithCard).when(endKnownWorker()).then(knownWorkerEnded()));
  it('comes back', () => {
    given(supported, knownWorkerEnded()).when(assignKnownWorker({ on: '2026-06-01' })).then(knownWorkerAssigned({ on: '2026-06-01' }));
    const back = [knownWorkerEnded(), knownWorkerAssigned({ on: '2026-06-01' })];
    expect([knownOn('2026-05-31', ...back), knownOn('2026-06-01', ...back)]).toEqual([0, 1]);
  });
  it('is known once, from the first date that was told', () =>
    expect(given(supported, knownWorkerAssigned({ on: '2026-01-10' })).state.people.knownWorkers).toEqual([
      { ...bostoetteWorker, from: '2026-01-10', until: null },
    ]));
  it('does not end who is not known on the date', () => {
    given(supported).when(endKnownWorker({ on: '2026-01-31' })).refused('PEO-2', 'not-a-known-worker');
    given(supported, knownWorkerEnded()).when(endKnownWorker()).refused('PEO-2', 'not-a-known-worker', { ...bostoetteWorker, on: '2026-05-01' });
    given(supported).when(endKnownWorker({ ...stranger })).refused('PEO-2', 'not-a-known-worker');
  });
  it('who is gone needs a reason to take a talk', () =>
    given(closedWithCard, knownWorkerEnded()).when(useClip()).refused('KLI-1', 'worker-not-known'));
});

describe('PEO-3 a contact', () => {
  it('is recorded, with the hour', () =>
    given(supported)
      .when(recordContact({ at: '2026-05-01T08:30:00.000Z', kind: 'phone' }))
      .then(contactRecorded({ at: '2026-05-01T08:30:00.000Z', kind: 'phone' })));
  it('of the authority names no tilbud', () =>
    given(supported)
      .when(recordContact({ workerId: coordinator.workerId, tilbudId: null }))
      .then(contactRecorded({ workerId: coordinator.workerId, tilbudId: null })));
  it('is recorded on a closed pathway, and on one that is not opened', () => {
    given(closedWithCard).when(recordContact()).then(contactRecorded());
    given(citizenRegistered()).when(recordContact()).then(contactRecorded());
  });
  it('has been', () => given(supported).on('2026-04-30').when(recordContact()).refused('DATE-1', 'in-the-future'));
  it('is not with the dead', () => given(supported, citizenDied({ on: '2026-05-01' })).when(recordContact()).refused('CIT-1', 'citizen-dead'));
  it('is recorded once', () => given(supported, contactRecorded()).when(recordContact()).refused('PATH-3', 'id-taken'));

  it('is how a citizen meets workers, each counted once', () => {
    const met = (until: string | null) =>
      workersMet(
        given(
          closedWithCard,
          contactRecorded({ on: '2026-02-10' }),
          contactRecorded({ on: '2026-02-20', contactId: named('second'), ...marielundWorker }),
          clipUsed({ on: '2026-06-01' }),
          clipUsed({ on: '2026-07-01', ...stranger, workerKnown: false }),
        ).state,
        { from: on('2026-02-01'), until: until === null ? null : on(until) },
      );
    expect(met(null)).toEqual([bostoetteWorker.workerId, marielundWorker.workerId, stranger.workerId].sort());
    expect(met('2026-07-01')).toHaveLength(2);
    expect(met('2026-02-10')).toEqual([]);
  });
  it('is the first since a date, of the kinds asked for', () => {
    const { state } = given(
      opened,
      contactRecorded({ on: '2026-05-03', contactId: named('visit') }),
      contactRecorded({ on: '2026-05-02', contactId: named('call'), kind: 'phone' }),
      contactRecorded({ on: '2026-05-01', contactId: named('before'), kind: 'visit', workerId: coordinator.workerId, tilbudId: bostoette }),
    );
    const first = (date: string, ...kinds: ('visit' | 'phone' | 'meeting')[]) => firstContactSince(state, on(date), kinds)?.contactId;
    expect([first('2026-05-02'), first('2026-05-02', 'visit'), first('2026-05-01', 'visit'), first('2026-05-02', 'meeting')]).toEqual([
      named('call'), named('visit'), named('before'), undefined,
    ]);
  });
});
