import { describe, it } from '@jest/globals';
import {
  acuteStayStarted,
  citizenDied,
  dischargeRecorded,
  given,
  named,
  opened,
  pathwayClosed,
  pathwayReopened,
  startAcuteStay,
  startStay,
  staying,
  stayRequested,
  stayStarted,
  theRequest,
  theStay,
  visitationRegistered,
  visited,
  visitedForBoth,
} from '#testing/given-when-then/index.js';

const ground = visited(named('visitation 107'));
const next = { stayId: named('next stay') };
const over = { on: '2026-02-20', destination: 'own-home' } as const;

describe('STAY-1 a stay that is over when it is recorded', () => {
  const left = dischargeRecorded({ on: '2026-02-20' });
  it('is told with its end', () => given(visitedForBoth).when(startStay({ ended: over })).then(stayStarted({ ground }), left));
  it('may lie before another', () =>
    given(visitedForBoth, stayStarted({ ...next, on: '2026-02-20', ground })).when(startStay({ ended: over })).then(stayStarted({ ground }), left));
  it('shares no date with another', () =>
    given(visitedForBoth, stayStarted({ ...next, on: '2026-02-19', ground }))
      .when(startStay({ ended: over }))
      .refused('STAY-1', 'overlaps-stay', { on: '2026-02-01', stayId: next.stayId }));
  it('may have had no date', () =>
    given(visitedForBoth).when(startStay({ ended: { ...over, on: '2026-02-01' } })).then(stayStarted({ ground }), dischargeRecorded({ on: '2026-02-01' })));
  it('does not end before it starts', () =>
    given(visitedForBoth)
      .when(startStay({ ended: { ...over, on: '2026-01-31' } }))
      .refused('STAY-1', 'ends-before-it-starts', { on: '2026-02-01', endedOn: '2026-01-31' }));
  it('has its end behind it', () =>
    given(visitedForBoth).on('2026-02-19').when(startStay({ ended: over })).refused('DATE-1', 'in-the-future', { on: '2026-02-20', today: '2026-02-19' }));
});

describe('PATH-2 a stay that is recorded late', () => {
  const closed = [...visitedForBoth, pathwayClosed({ on: '2026-03-01' })];
  const reopened = [...closed, pathwayReopened({ on: '2026-09-01' })];
  const left = dischargeRecorded({ on: '2026-02-20' });
  it('may lie in a time that the pathway was open before', () => {
    given(reopened).when(startStay({ ended: over })).then(stayStarted({ ground }), left);
    given(reopened).when(startStay({ ended: { ...over, on: '2026-03-01' } })).then(stayStarted({ ground }), dischargeRecorded({ on: '2026-03-01' }));
  });
  it('may be told while the pathway is closed', () => given(closed).when(startStay({ ended: over })).then(stayStarted({ ground }), left));
  it('does not run on from such a time', () =>
    given(reopened).when(startStay()).refused('PATH-1', 'before-opening', { on: '2026-02-01', openedOn: '2026-09-01' }));
  it('does not last beyond the closing', () =>
    given(reopened)
      .when(startStay({ ended: { ...over, on: '2026-03-02' } }))
      .refused('PATH-2', 'pathway-closed', { from: '2026-02-01', until: '2026-03-02' }));
  it('does not lie between the times', () =>
    given(reopened).when(startStay({ on: '2026-04-01', ended: { ...over, on: '2026-04-10' } })).refused('PATH-2', 'pathway-closed'));
  it('does not lie before the first opening', () =>
    given(reopened)
      .when(startStay({ on: '2026-01-01', ended: over }))
      .refused('PATH-1', 'before-opening', { on: '2026-01-01', openedOn: '2026-01-05' }));
  it('is not told of a pathway that was never opened', () =>
    given(opened.slice(0, 1)).when(startStay({ ended: over })).refused('PATH-1', 'not-opened'));
  it('is told of a registered citizen', () => given().when(startStay({ ended: over })).refused('PATH-1', 'citizen-not-registered'));
  it('does not begin after a death', () =>
    given(visitedForBoth, citizenDied({ on: '2026-02-01' })).when(startStay({ ended: over })).refused('CIT-1', 'citizen-dead'));
});

describe('STAY-1 ending a stay and starting another on one date', () => {
  it('is two entries, in the order told', () => {
    const left = dischargeRecorded({ on: '2026-03-01' });
    given(staying, left).when(startAcuteStay({ ...next })).then(acuteStayStarted({ ...next }));
    given(staying).when(startAcuteStay({ ...next })).refused('STAY-1', 'overlaps-stay', { on: '2026-03-01', stayId: theStay });
  });
});

describe('STAY-2 the place that a stay takes', () => {
  const place = { reservationId: named('reservation'), placeId: named('place') };
  it('is named, with the reservation that held it', () => {
    given(visitedForBoth).when(startStay(place)).then(stayStarted({ ground, ...place }));
    given(opened).when(startAcuteStay(place)).then(acuteStayStarted(place));
  });
  it('is said to be one too many, where a manager let it be', () =>
    given(visitedForBoth).when(startStay({ ...place, overOccupied: true })).then(stayStarted({ ground, ...place, overOccupied: true })));
});

describe('STAY-7 a stay that answers a request', () => {
  const waiting = given(visitedForBoth, stayRequested());
  it('ends the waiting', () => {
    const answered = stayStarted({ ground, requestId: theRequest });
    waiting.when(startStay({ requestId: theRequest })).then(answered);
    given(visitedForBoth, stayRequested(), answered)
      .when(startStay({ ...next, on: '2026-06-01', requestId: theRequest }))
      .refused('STAY-7', 'request-not-open', { requestId: theRequest });
  });
  it('does not start before the place was asked for', () =>
    given(visitationRegistered({ on: '2026-01-05', from: '2026-01-05', legalBasis: stayRequested().data.legalBasis }), opened, stayRequested())
      .when(startStay({ on: '2026-01-14', requestId: theRequest }))
      .refused('STAY-7', 'before-asked', { on: '2026-01-14', askedOn: '2026-01-15' }));
  it('may start without one', () => waiting.when(startStay()).then(stayStarted({ ground })));
});
