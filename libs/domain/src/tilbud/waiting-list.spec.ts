import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { named } from '#testing/given-when-then/index.js';
import { addPlace, endWaiting, followStay, putOnWaitingList, registerTilbud, reservePlace, TilbudStory } from '#testing/tilbud/index.js';
import { waitingListOn } from './waiting-list.js';

const registered = TilbudStory.empty.then(registerTilbud(), addPlace());
const waitingOn = ({ state }: TilbudStory, date: string) => waitingListOn(state, plainDate(date)).map(({ entryId }) => entryId);

describe('TIL-3 the waiting list', () => {
  const waiting = registered.then(putOnWaitingList());
  it('is in order of the first date of waiting', () => {
    const three = registered.then(
      putOnWaitingList({ entryId: named('third'), citizenId: named('c') }),
      putOnWaitingList({ entryId: named('first'), citizenId: named('a'), since: '2026-09-01' }),
      putOnWaitingList({ entryId: named('second'), citizenId: named('b'), since: '2026-10-01' }),
    );
    expect(waitingOn(three, '2026-11-22')).toEqual([named('first'), named('second'), named('third')]);
    expect(waitingOn(three, '2026-10-01')).toEqual([named('first'), named('second')]);
  });
  it('takes the same entry once', () => expect(waiting.happens(putOnWaitingList())).toEqual([]));
  it('takes a citizen once for each kind of place', () => {
    waiting.refuses(putOnWaitingList({ entryId: named('again') }), 'TIL-3', 'already-waiting', { entryId: named('entry'), since: '2026-11-22' });
    expect(waiting.happens(putOnWaitingList({ entryId: named('again'), kind: 'assessment' }))).toEqual(['WaitingListEntered']);
  });
  it('takes nobody from a date that has not come', () =>
    registered.refuses(putOnWaitingList({ since: '2026-11-23' }), 'TIL-3', 'since-in-the-future', { since: '2026-11-23', today: '2026-11-22' }));
  it('is left for a reason, and can be entered again', () => {
    const left = waiting.on('2026-11-30').then(endWaiting());
    expect([waitingOn(left, '2026-11-29'), waitingOn(left, '2026-11-30')]).toEqual([[named('entry')], []]);
    left.refuses(endWaiting(), 'TIL-3', 'not-waiting', { entryId: named('entry') });
    expect(left.happens(putOnWaitingList({ entryId: named('again') }))).toEqual(['WaitingListEntered']);
  });
  it('is left by who has moved in, for that kind of place', () => {
    const placed = waiting.then(putOnWaitingList({ entryId: named('acute'), kind: 'akutplads' }), reservePlace());
    expect(placed.happens(followStay())).toEqual(['ReservationConfirmed', 'WaitingListEntryEnded']);
    expect(waitingOn(placed.then(followStay()), '2026-11-22')).toEqual([named('acute')]);
    expect(placed.then(followStay()).state.waiting[0]).toMatchObject({ endedBecause: 'placed', until: '2026-11-22' });
  });
  it('stays as it is for others, and until then', () => {
    const other = reservePlace({ citizenId: named('other') });
    expect(waitingOn(waiting.then(other, followStay({ citizenId: named('other') })), '2026-11-22')).toEqual([named('entry')]);
    expect(waitingOn(waiting.then(reservePlace()), '2026-11-22')).toEqual([named('entry')]);
  });
  it('is of a tilbud that is registered', () => {
    TilbudStory.empty.refuses(putOnWaitingList(), 'STAY-2', 'unknown-tilbud');
    TilbudStory.empty.refuses(endWaiting(), 'STAY-2', 'unknown-tilbud');
  });
});
