import { describe, expect, it } from '@jest/globals';
import { type PathwayEvent } from '#domain';
import {
  basis,
  citizenDied,
  given,
  named,
  opened,
  pathwayClosed,
  requestStay,
  stayRequested,
  stayRequestWithdrawn,
  stayStarted,
  theRequest,
  theStay,
  visitedForBoth,
  withdrawStayRequest,
} from '#testing/given-when-then/index.js';

const waiting = (...history: readonly PathwayEvent[]) =>
  given(visitedForBoth, stayRequested(), history).state.stays.requests.map(({ from, until, stayId }) => ({ from, until, stayId }));

describe('STAY-7 a request for a place', () => {
  it('waits from the date of asking', () => {
    given(opened).when(requestStay()).then(stayRequested());
    expect(waiting()).toEqual([{ from: '2026-01-15', until: null, stayId: undefined }]);
  });
  it('says what kind of place it is for', () => {
    given(opened).when(requestStay({ assessment: true })).then(stayRequested({ kind: 'assessment' }));
    given(opened).when(requestStay({ section: 'SEL-82c' })).then(stayRequested({ kind: 'acute', legalBasis: basis('SEL-82c') }));
    given(opened).when(requestStay({ section: 'SEL-82c', assessment: true })).then(stayRequested({ kind: 'acute', legalBasis: basis('SEL-82c') }));
  });
  it('keeps in words what is to be known, as personal', () =>
    given(opened).when(requestStay({ note: 'An invented note' })).then(stayRequested({ personal: { note: 'An invented note' } })));
  it('needs no visitation yet', () => given(opened).when(requestStay({ section: 'SEL-108' })).then(stayRequested({ legalBasis: basis('SEL-108') })));
  it('is for a place that the section gives', () => {
    given(opened).when(requestStay({ section: 'SEL-85' })).refused('LAW-1', 'gives-no-stay', { section: 'SEL-85' });
    given(opened).when(requestStay({ section: 'SEL-999' })).refused('LAW-1', 'unknown-section');
  });
  it('is asked by then, of somebody who lives', () => {
    given(opened).on('2026-01-14').when(requestStay()).refused('DATE-1', 'in-the-future');
    given(opened, citizenDied()).when(requestStay()).refused('CIT-1', 'citizen-dead');
    given(opened, stayRequested()).when(requestStay()).refused('PATH-3', 'id-taken', { id: theRequest });
  });
  it('ends when a stay answers it, and says which', () =>
    expect(waiting(stayStarted({ requestId: theRequest }))).toEqual([{ from: '2026-01-15', until: '2026-02-01', stayId: theStay }]));
  it('waits on when another stay starts', () => expect(waiting(stayStarted())).toMatchObject([{ until: null }]));
  it('lapses when the pathway closes, and with a death', () => {
    expect(waiting(pathwayClosed())).toMatchObject([{ until: '2026-03-15' }]);
    expect(waiting(citizenDied())).toMatchObject([{ until: '2026-06-01' }]);
  });
  it('is taken back, with the reason', () => {
    given(opened, stayRequested()).when(withdrawStayRequest()).then(stayRequestWithdrawn());
    expect(waiting(stayRequestWithdrawn())).toEqual([{ from: '2026-01-15', until: '2026-01-20', stayId: undefined }]);
  });
  it('is taken back once, and not before it was made', () => {
    given(opened, stayRequested(), stayRequestWithdrawn()).when(withdrawStayRequest()).refused('STAY-7', 'request-not-open');
    given(opened, stayRequested()).when(withdrawStayRequest({ requestId: named('another') })).refused('STAY-7', 'request-not-open');
    given(opened, stayRequested())
      .when(withdrawStayRequest({ on: '2026-01-14' }))
      .refused('STAY-7', 'before-asked', { on: '2026-01-14', askedOn: '2026-01-15' });
  });
});
