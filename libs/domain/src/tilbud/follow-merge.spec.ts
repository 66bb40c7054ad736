import { describe, expect, it } from '@jest/globals';
import { type Uuid } from '#kernel';
import { named } from '#testing/given-when-then/index.js';
import { addPlace, bookPlace, endWaiting, followMerge, followStay, putOnWaitingList, registerTilbud, reservePlace, TilbudStory } from '#testing/tilbud/index.js';

const [twin, anna, third] = [named('citizen'), named('other citizen'), named('third citizen')];
const two = TilbudStory.empty.then(registerTilbud(), addPlace(), addPlace({ placeId: named('place two') }));
const own = { reservationId: named('booking of anna'), citizenId: anna };
const waits = (citizenId: Uuid, since: string) => putOnWaitingList({ entryId: named(`entry of ${citizenId}`), citizenId, since });
const owners = ({ state }: TilbudStory) => [...state.reservations, ...state.waiting].map(({ citizenId }) => citizenId);
const counting = ({ state }: TilbudStory) => state.waiting.filter(({ endedBecause }) => endedBecause === null).map(({ entryId }) => entryId);

describe('MRG-1 what is booked and waited for, of one person registered twice', () => {
  const booked = two.then(bookPlace({ citizenId: twin }), bookPlace(own), waits(twin, '2026-10-01'));

  it('is the one’s who goes on, and goes back where they turn out to be two', () => {
    const merged = booked.then(followMerge());
    expect(owners(merged)).toEqual([anna, anna, anna]);
    expect(merged.happens(followMerge())).toEqual([]);
    expect(owners(merged.then(followMerge({ undone: true })))).toEqual([twin, anna, twin]);
    expect(booked.happens(followMerge({ undone: true }))).toEqual([]);
  });

  it('comes back through more than one', () => {
    const both = booked.then(followMerge(), followMerge({ from: anna, to: third }));
    expect(owners(both)).toEqual([third, third, third]);
    const back = both.then(followMerge({ from: anna, to: third, undone: true }), followMerge({ undone: true }));
    expect(owners(back)).toEqual([twin, anna, twin]);
  });

  it('leaves alone who lives there, what was called off, and what others have', () => {
    const lived = two.then(reservePlace({ citizenId: twin }), followStay({ citizenId: twin }), waits(twin, '2026-10-01'), endWaiting({ entryId: named(`entry of ${twin}`) }));
    expect(lived.happens(followMerge())).toEqual([]);
    expect(booked.happens(followMerge({ from: third, to: anna }))).toEqual([]);
  });

  it('TIL-3 waits once, as long as the longer of the two', () => {
    const before = two.then(waits(anna, '2026-11-01'), waits(twin, '2026-10-01'));
    const merged = before.then(followMerge());
    expect(counting(merged)).toEqual([named(`entry of ${twin}`)]);
    expect(merged.state.waiting[0]).toMatchObject({ citizenId: anna, endedBecause: 'waits-already' });
    expect(counting(merged.then(followMerge({ undone: true })))).toEqual(counting(before));
    const later = two.then(waits(anna, '2026-10-01'), waits(twin, '2026-11-01')).then(followMerge());
    expect(counting(later)).toEqual([named(`entry of ${anna}`)]);
    expect(counting(later.then(followMerge({ undone: true }))).toSorted()).toEqual([named(`entry of ${anna}`), named(`entry of ${twin}`)].toSorted());
  });
});
