import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import { plainDate } from '#kernel';
import {
  basis,
  bothEndedByClosing,
  citizenDied,
  closePathway,
  dischargeRecorded,
  given,
  handoverOffered,
  hospitalAdmissionRecorded,
  hospitalDischargeRecorded,
  hospitalLeaveStarted,
  klippekortIssued,
  klippekortSuperseded,
  opened,
  named,
  pathwayClosed,
  pathwayReopened,
  serviceEnded,
  serviceStarted,
  startService,
  staying,
  supported,
  theAdmission,
  theCard,
  theService,
  theStay,
  theTransition,
  transitionCompleted,
  unvisited,
  visitationRegistered,
  visitationRevoked,
  visited,
} from '#testing/given-when-then/index.js';
import { visitationInForce } from '../service/visitations.js';

const close = closePathway({ on: '2026-03-15' });
const closedBare = pathwayClosed({ on: '2026-03-15' });

describe('CLO-1 a pathway', () => {
  it('closes when nothing is open', () => given(opened).when(close).then(closedBare));
  it('closes with a note, which is personal', () =>
    given(opened)
      .when(closePathway({ note: 'An invented note' }))
      .then(pathwayClosed({ personal: { note: 'An invented note' } })));
  it('closes on the date of discharge', () =>
    given(staying, dischargeRecorded({ on: '2026-03-15' })).when(close).then(closedBare, ...bothEndedByClosing()));
  it('does not close during a stay', () => given(staying).when(close).refused('CLO-1', 'stay-open', { on: '2026-03-15', stayId: theStay }));
  it('does not close on a date before the discharge', () =>
    given(staying, dischargeRecorded({ on: '2026-03-16' })).when(close).refused('CLO-1', 'stay-open'));
  it('does not close during a service', () =>
    given(supported).when(close).refused('CLO-1', 'service-open', { on: '2026-03-15', serviceId: theService }));
  it('does not close before a service that came later', () =>
    given(supported, serviceEnded({ on: '2026-03-16' })).when(close).refused('CLO-1', 'service-open'));
  it('does not close during an admission', () =>
    given(opened, hospitalAdmissionRecorded({ on: '2026-03-10' }))
      .when(close)
      .refused('CLO-1', 'admission-open', { on: '2026-03-15', admissionId: theAdmission }));
  it('does not close during leave from an admission', () =>
    given(opened, hospitalAdmissionRecorded({ on: '2026-03-10' }), hospitalLeaveStarted({ on: '2026-03-12', statement: 2 }))
      .when(close)
      .refused('CLO-1', 'admission-open'));
  it('does not close on a date of an admission that is over', () =>
    given(opened, hospitalAdmissionRecorded({ on: '2026-03-10' }), hospitalDischargeRecorded({ on: '2026-03-16', statement: 2 }))
      .when(close)
      .refused('CLO-1', 'admission-open'));
  it('does not close back to before an admission that runs on', () =>
    given(opened, hospitalAdmissionRecorded({ on: '2026-03-20' })).when(close).refused('CLO-1', 'admission-open'));
  it('closes after the admission', () =>
    given(opened, hospitalAdmissionRecorded({ on: '2026-03-10' }), hospitalDischargeRecorded({ on: '2026-03-15', statement: 2 }))
      .when(close)
      .then(closedBare));
  it('does not close while a handover waits for its receiver', () =>
    given(opened, handoverOffered({ on: '2026-03-01' }))
      .when(close)
      .refused('CLO-1', 'transition-open', { on: '2026-03-15', transitionId: theTransition }));
  it('closes when the handover is completed', () =>
    given(opened, handoverOffered({ on: '2026-03-01' }), transitionCompleted({ on: '2026-03-15' })).when(close).then(closedBare));
});

describe('CLO-2 closing from support', () => {
  const ended = [...supported, serviceEnded()];
  it('issues a klippekort of six clips for two years', () =>
    given(ended).when(close).then(closedBare, ...bothEndedByClosing(), klippekortIssued({ clips: 6, validFrom: '2026-03-15', validThrough: '2028-03-14' })));
  it('issues as many clips and years as the policy says', () =>
    given(ended)
      .under({ ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, clips: 4, years: 1 } })
      .when(close)
      .then(closedBare, ...bothEndedByClosing(), klippekortIssued({ clips: 4, validThrough: '2027-03-14' })));
  it.each(['SEL-82a', 'SEL-82b', 'SEL-82c'] as const)('issues one from %s', (section) =>
    given(opened, serviceStarted({ legalBasis: basis(section), ground: unvisited }), serviceEnded())
      .when(close)
      .then(closedBare, klippekortIssued()),
  );
  it('issues none from other services', () =>
    given(opened, serviceStarted({ legalBasis: basis('SEL-99'), ground: unvisited }), serviceEnded()).when(close).then(closedBare));
  it('issues none from a stay alone', () =>
    given(staying, dischargeRecorded({ on: '2026-03-15' })).when(close).then(closedBare, ...bothEndedByClosing()));
  it('issues none for a citizen who has died', () => given(ended, citizenDied({ on: '2026-03-14' })).when(close).then(closedBare, ...bothEndedByClosing()));
  it('issues none for support that an earlier closing issued one for', () => {
    const reopened = [
      ...ended,
      closedBare,
      ...bothEndedByClosing(),
      klippekortIssued(),
      pathwayReopened({ on: '2026-04-01' }),
      visitationRegistered({ on: '2026-04-01', from: '2026-04-01', visitationId: named('new visitation') }),
      klippekortSuperseded({ on: '2026-04-01' }),
    ];
    given(reopened)
      .when(closePathway({ on: '2026-05-01', cardId: named('second card') }))
      .then(pathwayClosed({ on: '2026-05-01' }), visitationRevoked({ on: '2026-05-01', visitationId: named('new visitation'), because: 'pathway-closed' }));
    given(reopened).when(closePathway({ on: '2026-05-01', cardId: theCard })).refused('PATH-3', 'id-taken');
  });
});

describe('VIS-6 what a closing ends', () => {
  const granted = (from: string, to: string | null, id = 'granted') => visitationRegistered({ on: from, from, to, visitationId: named(id) });
  const revoked = (on: string) => visitationRevoked({ on, visitationId: named('granted'), because: 'pathway-closed' });
  const inForceOn = (date: string, ...history: readonly PathwayEvent[]) =>
    visitationInForce(given(opened, ...history).state.services, 'SEL-85', plainDate(date))?.visitationId;

  it('are visitations without an end, and those that would end later', () => {
    given(opened, granted('2026-02-01', null)).when(close).then(closedBare, revoked('2026-03-15'));
    given(opened, granted('2026-02-01', '2026-03-15')).when(close).then(closedBare, revoked('2026-03-15'));
    given(opened, granted('2026-02-01', '2026-03-14')).when(close).then(closedBare);
    given(opened, granted('2026-02-01', null), visitationRevoked({ on: '2026-03-01', visitationId: named('granted') })).when(close).then(closedBare);
  });
  it('are those that were to begin later, which never come to hold', () => {
    given(opened, granted('2026-04-01', null)).when(close).then(closedBare, revoked('2026-04-01'));
    expect(inForceOn('2026-04-01', granted('2026-04-01', null), closedBare, revoked('2026-04-01'))).toBeUndefined();
    const again = [granted('2026-04-01', null), closedBare, revoked('2026-04-01'), pathwayReopened({ on: '2026-03-20', because: 'new-inquiry' })];
    given(opened, ...again).when(closePathway({ on: '2026-03-25' })).then(pathwayClosed({ on: '2026-03-25' }));
  });
  it('does not come back with a new inquiry: support takes a new decision', () => {
    const again = [granted('2026-02-01', null), closedBare, revoked('2026-03-15'), pathwayReopened({ on: '2026-04-01', because: 'new-inquiry' })];
    expect(inForceOn('2026-03-14', ...again)).toBe(named('granted'));
    expect(inForceOn('2026-04-01', ...again)).toBeUndefined();
    given(opened, ...again).when(startService({ on: '2026-04-01' })).refused('VIS-1', 'no-visitation-in-force');
    given(opened, ...again, granted('2026-04-01', null, 'anew')).when(startService({ on: '2026-04-01' })).then(serviceStarted({ on: '2026-04-01', ground: visited(named('anew')) }));
  });
  it('counts from the first of two ends', () =>
    expect(inForceOn('2026-03-20', granted('2026-02-01', null), revoked('2026-03-15'), revoked('2026-04-01'))).toBeUndefined());
});
