import { describe, expect, it } from '@jest/globals';
import {
  answerInquiry,
  citizenDied,
  citizenRegistered,
  closedWithCard,
  coordinatorAssigned,
  given,
  guestRegistered,
  inquiryAnswered,
  inquiryReceived,
  named,
  opened,
  openPathway,
  pathwayOpened,
  pathwayReopened,
  receiveInquiry,
} from '#testing/given-when-then/index.js';
import { waitingInquiriesOn } from './phase.js';
import { plainDate } from '#kernel';

const received = [citizenRegistered({ on: '2026-01-02' }), inquiryReceived()];

describe('INQ-1 an inquiry', () => {
  it('is taken down before the pathway is opened, with the hour and the unit that referred', () =>
    given(citizenRegistered())
      .when(receiveInquiry({ at: '2026-01-03T22:10:00.000Z', unitSor: '123456789012345', note: 'An invented note' }))
      .then(inquiryReceived({ at: '2026-01-03T22:10:00.000Z', unitSor: '123456789012345', personal: { note: 'An invented note' } })));
  it('is taken down while the pathway is open', () =>
    given(opened).when(receiveInquiry({ on: '2026-02-01' })).then(inquiryReceived({ on: '2026-02-01' })));
  it('is taken down on a closed pathway, which stays closed', () =>
    given(closedWithCard).when(receiveInquiry({ on: '2026-04-01' })).then(inquiryReceived({ on: '2026-04-01' })));
  it('is taken down of a guest whom nobody can name', () =>
    given(guestRegistered({ on: '2026-01-03' })).when(receiveInquiry()).then(inquiryReceived()));
  it('is of a citizen or a guest who is registered', () => given().when(receiveInquiry()).refused('PATH-1', 'citizen-not-registered'));
  it('is not taken down ahead', () =>
    given(opened).on('2026-02-01').when(receiveInquiry({ on: '2026-02-02' })).refused('DATE-1', 'in-the-future'));
  it('is not taken down of the dead', () =>
    given(opened, citizenDied({ on: '2026-02-01' })).when(receiveInquiry({ on: '2026-02-01' })).refused('CIT-1', 'citizen-dead'));
  it('is known by its own id', () => given(received).when(receiveInquiry()).refused('PATH-3', 'id-taken'));

  it('is answered by the authority', () => given(received).when(answerInquiry({ outcome: 'advised' })).then(inquiryAnswered({ outcome: 'advised' })));
  it('is answered once', () => {
    given(received, inquiryAnswered()).when(answerInquiry()).thenNothing();
    given(received, inquiryAnswered())
      .when(answerInquiry({ on: '2026-01-06' }))
      .refused('INQ-1', 'already-answered', { inquiryId: named('inquiry'), answeredOn: '2026-01-05' });
  });
  it('is not answered before it came', () =>
    given(received)
      .when(answerInquiry({ on: '2026-01-02' }))
      .refused('INQ-1', 'before-inquiry', { on: '2026-01-02', receivedOn: '2026-01-03' }));
  it('is one that there is', () => given(opened).when(answerInquiry()).refused('INQ-1', 'no-such-inquiry'));
  it('is answered by opening the pathway on it', () =>
    given(received)
      .when(openPathway({ inquiryId: named('inquiry') }))
      .then(pathwayOpened(), coordinatorAssigned(), inquiryAnswered()));
  it('is answered by opening the pathway again on it', () =>
    given(closedWithCard, inquiryReceived({ on: '2026-04-01' }))
      .when(openPathway({ on: '2026-04-02', inquiryId: named('inquiry'), inquirySource: 'somatic-emergency-department' }))
      .then(
        pathwayReopened({ on: '2026-04-02', because: 'new-inquiry', inquirySource: 'somatic-emergency-department' }),
        inquiryAnswered({ on: '2026-04-02' }),
      ));
  it('opens no pathway when it is not there', () =>
    given(citizenRegistered()).when(openPathway({ inquiryId: named('inquiry') })).refused('INQ-1', 'no-such-inquiry'));

  it('waits from its date until it is answered', () => {
    const state = given(received, inquiryAnswered()).state.case;
    const waiting = (date: string) => waitingInquiriesOn(state, plainDate(date)).length;
    expect([waiting('2026-01-02'), waiting('2026-01-03'), waiting('2026-01-04'), waiting('2026-01-05')]).toEqual([0, 1, 1, 0]);
  });
});
