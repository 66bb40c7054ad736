import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { named } from '#testing/given-when-then/index.js';
import { addPlace, bookPlace, followStay, registerTilbud, reservePlace, TilbudStory, withdrawPlace } from '#testing/tilbud/index.js';
import { tilbudBreaches } from './breaches.js';
import { capacityOn, freePlacesOn, type Wanted } from './capacity.js';

const today = plainDate('2026-11-22');
const other = { reservationId: named('other reservation'), citizenId: named('other citizen'), stayId: named('other stay') };
const third = { reservationId: named('third reservation'), citizenId: named('third citizen'), stayId: named('third stay') };
const two = TilbudStory.empty.then(registerTilbud(), addPlace(), addPlace({ placeId: named('bath'), properties: ['own-bath'], from: '2026-06-01' }));
const staying = (expected: string | null = null, until: string | null = null) => followStay({ stay: { from: '2026-11-22', until, expected } });
const free = ({ state }: TilbudStory, date: string, wanted: Wanted = {}) =>
  freePlacesOn(state, plainDate(date), wanted, today).map(({ placeId, certainty, freeUntil }) => [placeId, certainty, freeUntil]);

describe('free places on a date', () => {
  it('are those that are there', () => {
    expect(free(two, '2026-02-01')).toEqual([[named('place'), 'certain', null]]);
    expect(free(two.then(withdrawPlace()), '2026-12-31')).toEqual([[named('place'), 'certain', '2027-01-01'], [named('bath'), 'certain', null]]);
    expect(free(two.then(withdrawPlace()), '2027-01-01')).toEqual([[named('bath'), 'certain', null]]);
  });
  it('are those that were asked for', () => {
    expect(free(two, '2026-12-01', { needs: ['own-bath'] })).toEqual([[named('bath'), 'certain', null]]);
    expect(free(two, '2026-12-01', { kind: 'akutplads' })).toEqual([]);
  });
  it('are certain up to what is given of them', () => expect(free(two.then(bookPlace()), '2026-11-30')[0]).toEqual([named('place'), 'certain', '2026-12-01']));
  it('are expected where somebody is to leave first', () => {
    const planned = two.then(reservePlace(), staying('2026-12-15'));
    expect(free(planned, '2026-12-14')).toEqual([[named('bath'), 'certain', null]]);
    expect(free(planned, '2026-12-15')).toEqual([[named('place'), 'expected', null], [named('bath'), 'certain', null]]);
    expect(free(planned.then(staying(null, '2026-11-22')), '2026-12-15')[0]).toEqual([named('place'), 'certain', null]);
  });
});

describe('capacity on a date', () => {
  it('counts each place once, and those who have none', () => {
    const full = two.then(
      reservePlace(),
      staying('2026-12-15'),
      bookPlace({ ...other, stayId: null }),
      reservePlace({ ...third, overOccupancy: { because: 'acute-need' } }),
    );
    const on = (date: string) => capacityOn(full.state, plainDate(date), today)[0];
    const line = { kind: 'ordinary', places: 2 };
    expect(on('2026-11-22')).toEqual({ ...line, occupied: 1, reserved: 0, freeForCertain: 1, expectedFree: 0, withoutPlace: 1 });
    expect(on('2026-12-01')).toEqual({ ...line, occupied: 1, reserved: 1, freeForCertain: 0, expectedFree: 0, withoutPlace: 1 });
    expect(on('2026-12-15')).toEqual({ ...line, occupied: 0, reserved: 1, freeForCertain: 0, expectedFree: 1, withoutPlace: 1 });
    expect(on('2026-02-01')).toEqual({ ...line, places: 1, occupied: 0, reserved: 0, freeForCertain: 1, expectedFree: 0, withoutPlace: 0 });
  });
  it('has no line for what there is none of', () => expect(capacityOn(TilbudStory.empty.state, today, today)).toEqual([]));
});

describe('STAY-2 breaches', () => {
  const one = TilbudStory.empty.then(registerTilbud(), addPlace());
  const breaches = ({ state }: TilbudStory) => tilbudBreaches(state).map(({ kind, subjectId, since }) => [kind, subjectId, since]);
  const planned = one.then(reservePlace(), staying('2026-12-15'), bookPlace({ ...other, stayId: null, from: '2026-12-20' }));
  it('are none where one follows the other', () => {
    expect(breaches(one.then(reservePlace(), staying('2026-12-15')))).toEqual([]);
    expect(breaches(planned.then(staying(null, '2026-12-15')))).toEqual([]);
    expect(breaches(planned.then(staying(null, '2026-12-20')))).toEqual([]);
  });
  it('lie ahead where a plan has slipped past what was given after it', () => {
    const clash = ['place-given-twice', named('other reservation'), '2026-12-20'];
    expect(breaches(planned.then(staying('2026-12-21')))).toEqual([clash]);
    expect(breaches(planned.then(staying()))).toEqual([clash]);
    expect(tilbudBreaches(planned.then(staying()).state)[0]?.facts).toMatchObject({ placeId: named('place'), takenBy: named('reservation') });
  });
  it('come a day after who was to leave has not', () =>
    expect(breaches(planned)).toEqual([['place-not-vacated', named('other reservation'), '2026-12-21']]));
  it('are those without a place of their own, allowed or not', () => {
    const full = one.then(reservePlace());
    const allowed = reservePlace({ ...other, overOccupancy: { because: 'no-alternative' } });
    expect(breaches(full.then(allowed))).toEqual([['over-occupancy', named('other reservation'), '2026-11-22']]);
    expect(breaches(full.then(followStay({ ...other, stay: { from: '2026-11-20', until: null, expected: null } })))).toEqual([
      ['over-occupancy', named('other reservation'), '2026-11-20'],
    ]);
  });
  it('are those whose place is withdrawn', () =>
    expect(breaches(one.then(reservePlace(), staying(), withdrawPlace()))).toEqual([['place-withdrawn', named('reservation'), '2027-01-01']]));
});
