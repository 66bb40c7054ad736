import { describe, expect, it } from '@jest/globals';
import { named } from '#testing/given-when-then/index.js';
import {
  addPlace,
  bookPlace,
  changePlace,
  claimReservation,
  followCitizen,
  followStay,
  lapseHold,
  putOnWaitingList,
  registerTilbud,
  releaseReservation,
  reservePlace,
  TilbudStory,
} from '#testing/tilbud/index.js';
import { reservationOfStay } from './state.js';

const onePlace = TilbudStory.empty.then(registerTilbud(), addPlace());
const other = { reservationId: named('other reservation'), citizenId: named('other citizen'), stayId: named('other stay') };
const stay = (from: string, until: string | null = null, expected: string | null = null) => followStay({ stay: { from, until, expected } });
const ofTheStay = ({ state }: TilbudStory) => reservationOfStay(state, named('stay'));

describe('TIL-2 a reservation', () => {
  it('is under a section that the tilbud gives', () =>
    onePlace.refuses(reservePlace({ section: 'SEL-108' }), 'TIL-2', 'section-not-given', { section: 'SEL-108' }));
  it('is for one date at least', () => {
    onePlace.refuses(reservePlace({ until: '2026-11-22' }), 'TIL-2', 'ends-before-it-begins', { from: '2026-11-22', until: '2026-11-22' });
    expect(onePlace.happens(reservePlace({ until: '2026-11-23' }))).toEqual(['PlaceReserved']);
  });
  it('is not needed where places are not given from here, and cannot be made there ahead', () => {
    const elsewhere = TilbudStory.empty.then(registerTilbud({ managed: false }));
    expect(elsewhere.happens(reservePlace())).toEqual([]);
    expect(elsewhere.happens(followStay())).toEqual([]);
    elsewhere.refuses(bookPlace(), 'TIL-1', 'places-not-managed');
  });
  it('is the citizen’s own', () => {
    onePlace.then(bookPlace()).refuses(claimReservation({ citizenId: named('other citizen') }), 'TIL-2', 'not-reserved');
    onePlace.refuses(claimReservation(), 'TIL-2', 'not-reserved', { reservationId: named('reservation') });
  });
  it('carries one stay', () => {
    const claimed = onePlace.then(bookPlace(), claimReservation());
    expect(claimed.happens(claimReservation())).toEqual([]);
    claimed.refuses(claimReservation({ stayId: named('other stay') }), 'TIL-2', 'not-reserved');
  });
  it('does not carry a stay that begins when it is over', () =>
    onePlace.then(bookPlace({ until: '2026-12-10' })).refuses(claimReservation({ from: '2026-12-10' }), 'TIL-2', 'ends-before-it-begins'));
  it('is given back, once', () => {
    const released = onePlace.then(bookPlace(), releaseReservation());
    expect(released.happens(releaseReservation())).toEqual([]);
    expect(released.happens(reservePlace(other))).toEqual(['PlaceReserved']);
    onePlace.refuses(releaseReservation(), 'TIL-2', 'not-reserved', { reservationId: named('reservation') });
  });
  it('is not given back by who has moved in', () =>
    onePlace.then(reservePlace(), followStay()).refuses(releaseReservation(), 'TIL-2', 'occupied', { reservationId: named('reservation') }));
  it('is not moved when there is none, nor to a place that nobody knows', () => {
    onePlace.refuses(changePlace(), 'TIL-2', 'not-reserved');
    onePlace.then(reservePlace()).refuses(changePlace(), 'TIL-1', 'place-not-known');
  });

  describe('while no stay follows', () => {
    const held = onePlace.then(reservePlace());
    it('lapses at its time, not before', () => {
      expect(held.on('2026-11-22', '12:29').happens(lapseHold())).toEqual([]);
      expect(held.on('2026-11-22', '12:30').happens(lapseHold())).toEqual(['ReservationReleased']);
    });
    it('does not lapse when the stay has followed', () => expect(held.then(followStay()).on('2026-11-23').happens(lapseHold())).toEqual([]));
    it('is released when the stay is refused, unless it has come about', () => {
      const refused = releaseReservation({ because: 'stay-refused' });
      expect(held.happens(refused)).toEqual(['ReservationReleased']);
      expect(held.then(refused).happens(refused)).toEqual([]);
      expect(held.then(followStay()).happens(refused)).toEqual([]);
    });
    it('is made again after a release', () => {
      const again = held.then(releaseReservation({ because: 'stay-refused' }), reservePlace());
      expect(again.state.past).toEqual([]);
      expect(ofTheStay(again)).toMatchObject({ is: 'held', releasedBecause: null });
    });
    it('is what it was before, when it was booked ahead', () => {
      const booked = onePlace.then(bookPlace());
      const claimed = booked.on('2026-12-02').then(claimReservation({ from: '2026-12-02', holdUntil: '2026-12-02T11:30:00.000Z' }));
      for (const command of [releaseReservation({ because: 'stay-refused' }), lapseHold()]) {
        expect(claimed.on('2026-12-02', '13:00').then(command).state).toEqual(booked.state);
      }
      expect(claimed.on('2026-12-04', '00:00').happens(lapseHold())).toEqual(['ReservationReleased']);
    });
  });
});

describe('TIL-2 what is kept follows the stay', () => {
  const held = onePlace.then(reservePlace());
  const moved = held.then(followStay());
  it('confirms it', () => {
    expect(held.happens(followStay())).toEqual(['ReservationConfirmed']);
    expect(moved.happens(followStay())).toEqual([]);
  });
  it('expects the vacancy that is planned, moved and cancelled', () => {
    const planned = moved.then(stay('2026-11-22', null, '2026-12-15'));
    expect(ofTheStay(planned)?.expected).toBe('2026-12-15');
    expect(ofTheStay(planned.then(stay('2026-11-22', null, '2026-12-20')))?.expected).toBe('2026-12-20');
    expect(ofTheStay(planned.then(stay('2026-11-22')))?.expected).toBeNull();
  });
  it('vacates the place, on another date when that was corrected, and takes it back', () => {
    const left = moved.then(stay('2026-11-22', '2026-12-01'));
    expect(ofTheStay(left)).toMatchObject({ is: 'vacated', vacatedOn: '2026-12-01' });
    expect(ofTheStay(left.then(stay('2026-11-22', '2026-11-30')))).toMatchObject({ vacatedOn: '2026-11-30' });
    expect(ofTheStay(left.then(stay('2026-11-22')))).toMatchObject({ is: 'occupied', vacatedOn: null });
  });
  it('begins when the stay does', () => expect(ofTheStay(moved.then(stay('2026-11-20')))).toMatchObject({ from: '2026-11-20' }));
  it('is released when the stay never was, and made again when it was after all', () => {
    const retracted = moved.then(followStay({ stay: null }));
    expect(retracted.happens(followStay({ stay: null }))).toEqual([]);
    expect(ofTheStay(retracted)).toMatchObject({ is: 'released', releasedBecause: 'stay-retracted' });
    expect(retracted.happens(followStay())).toEqual(['PlaceReserved', 'ReservationConfirmed']);
  });
  it('goes with the stay to another record of the person, whichever of the two is told first', () => {
    const elsewhere = followStay({ citizenId: named('same person') });
    const first = moved.then(elsewhere, followStay({ stay: null }));
    expect(ofTheStay(first)).toMatchObject({ is: 'occupied', citizenId: named('same person') });
    expect(ofTheStay(moved.then(followStay({ stay: null }), elsewhere))).toMatchObject({ is: 'occupied', citizenId: named('same person') });
  });
  it('makes a place for a stay that came about without', () => {
    expect(onePlace.happens(followStay())).toEqual(['PlaceReserved', 'ReservationConfirmed']);
    expect(onePlace.happens(stay('2026-10-01', '2026-11-01'))).toEqual(['PlaceReserved', 'ReservationConfirmed', 'PlaceVacated']);
    expect(onePlace.happens(followStay({ stay: null }))).toEqual([]);
  });
  it('says so where none is left, and refuses nothing', () => {
    const full = onePlace.then(reservePlace(other));
    expect(full.happens(followStay())).toEqual(['StayWithoutPlace', 'ReservationConfirmed']);
    expect(full.happens(stay('2026-10-01', '2026-11-01'))).toEqual(['PlaceReserved', 'ReservationConfirmed', 'PlaceVacated']);
  });
  it('comes back to the place it had, if that is free', () => {
    const two = onePlace.then(addPlace({ placeId: named('roomy'), properties: ['own-bath'] }), reservePlace({ needs: ['own-bath'] }), followStay());
    const back = two.then(followStay({ stay: null }), followStay());
    expect(ofTheStay(back)?.placings).toEqual([{ placeId: named('roomy'), from: '2026-11-22' }]);
  });
});

describe('TIL-3 what is kept follows the citizen', () => {
  const waiting = onePlace.then(bookPlace(), putOnWaitingList({ kind: 'akutplads' }));
  it('ends bookings and waiting with a death, and a stay’s own reservation with the stay', () => {
    expect(waiting.happens(followCitizen())).toEqual(['ReservationReleased', 'WaitingListEntryEnded']);
    expect(onePlace.then(reservePlace(), followStay()).happens(followCitizen())).toEqual([]);
    expect(waiting.happens(followCitizen({ citizenId: named('other citizen') }))).toEqual([]);
  });
  it('goes on where a death was recorded by mistake', () => {
    const revived = waiting.then(followCitizen(), followCitizen({ diedOn: null }));
    expect(revived.state.waiting).toEqual(waiting.state.waiting);
    expect(revived.state.reservations).toEqual(waiting.state.reservations);
    expect(revived.happens(followCitizen({ diedOn: null }))).toEqual([]);
  });
  it('does not take a booking back that another has got since, or whose time is over', () => {
    const died = waiting.then(followCitizen());
    expect(died.then(reservePlace(other)).happens(followCitizen({ diedOn: null }))).toEqual(['WaitingListEntryRestored']);
    expect(died.on('2026-12-05').happens(followCitizen({ diedOn: null }))).toEqual(['WaitingListEntryRestored']);
  });
});
