import { describe, expect, it } from '@jest/globals';
import { caseworker, marielundStaff, named } from '#testing/given-when-then/index.js';
import {
  addPlace,
  bookPlace,
  changePlace,
  claimReservation,
  followStay,
  registerTilbud,
  reservePlace,
  TilbudStory,
  withdrawPlace,
} from '#testing/tilbud/index.js';

const onePlace = TilbudStory.empty.then(registerTilbud(), addPlace());
const other = { reservationId: named('other reservation'), citizenId: named('other citizen'), stayId: named('other stay') };
const placesOf = ({ state }: TilbudStory) => state.reservations.map(({ placings }) => placings.at(-1)?.placeId);

describe('STAY-2 a place', () => {
  it('is reserved for who asks, whoever that is', () => {
    for (const actor of [caseworker, marielundStaff]) expect(onePlace.by(actor).happens(reservePlace())).toEqual(['PlaceReserved']);
  });
  it('is given once: the next who asks is told so', () =>
    onePlace.then(reservePlace()).refuses(reservePlace(other), 'STAY-2', 'no-free-place', {
      kind: 'ordinary',
      needs: [],
      from: '2026-11-22',
      until: null,
      freeFrom: null,
    }));
  it('is kept when the same is asked again', () => expect(onePlace.then(reservePlace()).happens(reservePlace())).toEqual([]));
  it('is free again from the date on which the discharge is planned', () => {
    const planned = onePlace.then(reservePlace(), followStay({ stay: { from: '2026-11-22', until: null, expected: '2026-12-15' } }));
    planned.refuses(bookPlace({ ...other, from: '2026-12-14' }), 'STAY-2', 'no-free-place');
    planned.refuses(reservePlace(other), 'STAY-2', 'no-free-place', { kind: 'ordinary', needs: [], from: '2026-11-22', until: null, freeFrom: '2026-12-15' });
    expect(placesOf(planned.then(bookPlace({ ...other, stayId: null, from: '2026-12-15' })))).toEqual([named('place'), named('place')]);
  });
  it('is not free on the dates after the planned one while nobody has left', () => {
    const planned = onePlace.then(reservePlace(), followStay({ stay: { from: '2026-11-22', until: null, expected: '2026-12-15' } }));
    planned.on('2026-12-17').refuses(reservePlace({ ...other, from: '2026-12-17' }), 'STAY-2', 'no-free-place');
    expect(planned.on('2026-12-15').happens(reservePlace({ ...other, from: '2026-12-15' }))).toEqual(['PlaceReserved']);
  });
  it('is free on the date of the discharge', () => {
    const left = onePlace.then(reservePlace(), followStay({ stay: { from: '2026-11-01', until: '2026-11-22', expected: null } }));
    expect(left.happens(reservePlace(other))).toEqual(['PlaceReserved']);
    left.refuses(reservePlace({ ...other, from: '2026-11-21' }), 'STAY-2', 'no-free-place');
  });
  it('is free up to what is booked behind it', () => {
    const booked = onePlace.then(bookPlace());
    expect(booked.happens(reservePlace({ ...other, until: '2026-12-01' }))).toEqual(['PlaceReserved']);
    booked.refuses(reservePlace({ ...other, until: '2026-12-02' }), 'STAY-2', 'no-free-place');
    booked.refuses(reservePlace(other), 'STAY-2', 'no-free-place');
  });
  it('is given on the dates on which it is there', () => {
    const late = TilbudStory.empty.then(registerTilbud(), addPlace({ from: '2026-12-01' }), withdrawPlace({ from: '2027-01-01' }));
    late.refuses(reservePlace(), 'STAY-2', 'no-free-place');
    late.refuses(bookPlace(), 'STAY-2', 'no-free-place');
    expect(late.happens(bookPlace({ until: '2027-01-01' }))).toEqual(['PlaceReserved']);
  });
  it('is of the kind and has what is needed, and no more than is left over', () => {
    const several = TilbudStory.empty.then(
      registerTilbud(),
      addPlace({ placeId: named('acute'), kind: 'akutplads' }),
      addPlace({ placeId: named('rare'), properties: ['wheelchair', 'own-bath'] }),
      addPlace({ placeId: named('bath'), properties: ['own-bath'] }),
      addPlace({ placeId: named('plain') }),
      addPlace({ placeId: named('plain too') }),
    );
    expect(placesOf(several.then(reservePlace()))).toEqual([named('plain')]);
    expect(placesOf(several.then(reservePlace({ needs: ['own-bath'] })))).toEqual([named('bath')]);
    expect(placesOf(several.then(reservePlace({ needs: ['wheelchair'] })))).toEqual([named('rare')]);
    expect(placesOf(several.then(reservePlace({ kind: 'akutplads', section: 'SEL-82c' })))).toEqual([named('acute')]);
    several.refuses(reservePlace({ needs: ['quiet'] }), 'STAY-2', 'no-free-place');
    several.refuses(reservePlace({ kind: 'assessment' }), 'STAY-2', 'no-free-place');
  });
  it('is not asked for by a stay that is over when it is recorded: that is how it was', () => {
    const over = { ...other, over: true, from: '2026-11-01', until: '2026-11-01' };
    expect(onePlace.then(reservePlace({ from: '2026-10-01' })).happens(reservePlace(over))).toEqual([]);
    onePlace.refuses(reservePlace({ ...over, section: 'SEL-108' }), 'TIL-2', 'section-not-given');
    TilbudStory.empty.refuses(reservePlace(over), 'STAY-2', 'unknown-tilbud');
  });
  it('is not given at a tilbud that nobody knows', () => {
    TilbudStory.empty.refuses(reservePlace(), 'STAY-2', 'unknown-tilbud');
    TilbudStory.empty.refuses(claimReservation(), 'STAY-2', 'unknown-tilbud');
  });
  it('is changed for one that is free', () => {
    const two = onePlace.then(addPlace({ placeId: named('other place') }), reservePlace(), followStay());
    const changed = two.on('2026-11-25').then(changePlace({ on: '2026-11-25' }));
    expect(changed.happens(changePlace({ on: '2026-11-25' }))).toEqual([]);
    expect(changed.happens(reservePlace({ ...other, from: '2026-11-25' }))).toEqual(['PlaceReserved']);
    changed.refuses(reservePlace({ ...other, from: '2026-11-24' }), 'STAY-2', 'no-free-place');
    two.then(reservePlace(other)).refuses(changePlace(), 'STAY-2', 'no-free-place');
  });
  it('is needed on the dates too that a booked stay begins earlier', () => {
    const booked = onePlace.then(reservePlace({ ...other, until: '2026-12-01' }), bookPlace());
    booked.refuses(claimReservation({ from: '2026-11-30' }), 'STAY-2', 'no-free-place');
    expect(booked.happens(claimReservation())).toEqual(['ReservationClaimed']);
  });
});

describe('STAY-2 over-occupancy', () => {
  const override = { overOccupancy: { because: 'acute-need', note: 'An invented note' } } as const;
  const full = onePlace.then(reservePlace());
  it('is allowed by a manager, with a reason', () => {
    const decision = full.decide(reservePlace({ ...other, ...override }));
    expect(decision).toMatchObject({ accepted: true, events: [{ type: 'OverOccupancyAllowed', data: { because: 'acute-need' }, personal: { note: 'An invented note' } }] });
  });
  it('is not used while there is a place', () => expect(onePlace.happens(reservePlace(override))).toEqual(['PlaceReserved']));
  it('is nobody else’s to allow', () =>
    full.by(caseworker).refuses(reservePlace({ ...other, ...override }), 'STAY-2', 'over-occupancy-not-managers', { role: 'myndighed' }));
  it('ends when a place is given after all', () => {
    const placeless = full.then(addPlace({ placeId: named('new place'), from: '2026-12-01' }), reservePlace({ ...other, ...override }));
    const placed = placeless.then(changePlace({ ...other, placeId: named('new place'), on: '2026-12-01' }));
    expect(placed.state.reservations.at(-1)?.placings).toEqual([
      { placeId: null, from: '2026-11-22' },
      { placeId: named('new place'), from: '2026-12-01' },
    ]);
  });
});
